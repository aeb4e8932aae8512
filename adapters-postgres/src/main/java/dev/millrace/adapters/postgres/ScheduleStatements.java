package dev.millrace.adapters.postgres;

import dev.millrace.domain.schedule.Fire;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements on schedules. */
interface ScheduleStatements {

  @Insert(
      """
      INSERT INTO millrace.schedules
        (name, timing, jitter_millis, missed, family, source, seed, records, page_size, first_page,
         allow_empty, next_due, next_at)
      VALUES (#{name}, #{timing}, #{jitterMillis}, #{missed}, #{plan.family}, #{plan.source},
        #{plan.seed}, #{plan.records}, #{plan.pageSize}, #{plan.firstPage}, #{plan.allowEmpty},
        #{next.due}, #{next.at})
      ON CONFLICT DO NOTHING
      """)
  int insert(
      @Param("name") String name,
      @Param("timing") String timing,
      @Param("jitterMillis") long jitterMillis,
      @Param("missed") String missed,
      @Param("plan") PlanRow plan,
      @Param("next") Fire next);

  String SCHEDULE =
      """
      SELECT name, timing, jitter_millis, missed, family, source, seed, records, page_size,
        first_page, allow_empty, paused, next_due, next_at, last_run, last_due
      FROM millrace.schedules
      """;

  @Select(SCHEDULE + "WHERE name = #{name}")
  @Nullable ScheduleRow find(@Param("name") String name);

  @Select(SCHEDULE + "ORDER BY name")
  List<ScheduleRow> all();

  @Select(SCHEDULE + "WHERE NOT paused AND next_at <= #{now} ORDER BY next_at, name")
  List<ScheduleRow> due(@Param("now") Instant now);

  /** Whoever comes second waits for the row, and then finds another fire in it. */
  @Update(
      """
      UPDATE millrace.schedules
      SET next_due = #{next.due}, next_at = #{next.at}, last_run = coalesce(#{run}, last_run),
        last_due = coalesce(#{fired}, last_due)
      WHERE name = #{name} AND next_due = #{seen.due} AND NOT paused
      """)
  int moveOn(
      @Param("name") String name,
      @Param("seen") Fire seen,
      @Param("next") Fire next,
      @Param("run") @Nullable UUID run,
      @Param("fired") @Nullable Instant fired);

  @Update("UPDATE millrace.schedules SET paused = true WHERE name = #{name}")
  int pause(@Param("name") String name);

  @Update(
      """
      UPDATE millrace.schedules
      SET paused = false, next_due = #{next.due}, next_at = #{next.at}
      WHERE name = #{name} AND paused
      """)
  int resume(@Param("name") String name, @Param("next") Fire next);

  @Delete("DELETE FROM millrace.schedules WHERE name = #{name}")
  int remove(@Param("name") String name);
}
