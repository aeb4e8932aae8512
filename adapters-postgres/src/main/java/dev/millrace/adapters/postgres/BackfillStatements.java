package dev.millrace.adapters.postgres;

import dev.millrace.domain.backfill.Place;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements on backfills. */
interface BackfillStatements {

  @Insert(
      """
      INSERT INTO millrace.backfills
        (id, family, source, seed, records, page_size, first_page, allow_empty, days, missing,
         concurrency, next_page)
      VALUES (#{id}, #{plan.family}, #{plan.source}, #{plan.seed}, #{plan.records},
        #{plan.pageSize}, #{plan.firstPage}, #{plan.allowEmpty}, #{days}, #{missing},
        #{concurrency}, #{plan.firstPage})
      ON CONFLICT DO NOTHING
      """)
  int insert(
      @Param("id") UUID id,
      @Param("plan") PlanRow plan,
      @Param("days") Column days,
      @Param("missing") boolean missing,
      @Param("concurrency") int concurrency);

  /** One statement, so that the counts are those of the place. */
  String BACKFILL =
      """
      SELECT id, family, source, seed, records, page_size, first_page, allow_empty,
        array_to_string(days, E'\\n') AS days, missing, concurrency, state, next_day, next_page,
        (SELECT coalesce(string_agg(run.state, E'\\n'), '')
         FROM millrace.runs AS run WHERE run.backfill = backfill.id) AS runs,
        submitted_at, finished_at
      FROM millrace.backfills AS backfill
      """;

  @Select(BACKFILL + "WHERE id = #{id}")
  @Nullable BackfillRow find(@Param("id") UUID id);

  @Select(BACKFILL + "ORDER BY submitted_at DESC, id DESC LIMIT #{limit}")
  List<BackfillRow> newest(@Param("limit") int limit);

  @Select(BACKFILL + "WHERE state = 'RUNNING' ORDER BY submitted_at, id")
  List<BackfillRow> running();

  /** Whoever comes second waits for the row, and then finds another place in it. */
  @Update(
      """
      UPDATE millrace.backfills SET next_day = #{to.day}, next_page = #{to.page}
      WHERE id = #{id} AND next_day = #{from.day} AND next_page = #{from.page}
        AND state = 'RUNNING'
      """)
  int move(@Param("id") UUID id, @Param("from") Place from, @Param("to") Place to);

  @Update(
      """
      UPDATE millrace.backfills SET finished_at = clock_timestamp(),
        state = CASE WHEN EXISTS (SELECT FROM millrace.runs AS run
          WHERE run.backfill = #{id} AND run.state <> 'FETCHED') THEN 'FAILED' ELSE 'DONE' END
      WHERE id = #{id} AND next_day = #{at.day} AND next_page = #{at.page} AND state = 'RUNNING'
        AND NOT EXISTS (SELECT FROM millrace.runs AS run
          WHERE run.backfill = #{id} AND run.state IN ('SUBMITTED', 'RUNNING'))
      """)
  int finish(@Param("id") UUID id, @Param("at") Place at);

  @Update(
      """
      UPDATE millrace.backfills SET state = #{to} WHERE id = #{id} AND state = #{from}
      """)
  int change(@Param("id") UUID id, @Param("from") String from, @Param("to") String to);

  @Update(
      """
      UPDATE millrace.backfills SET state = 'CANCELLED', finished_at = clock_timestamp()
      WHERE id = #{id} AND state IN ('RUNNING', 'PAUSED')
      """)
  int cancel(@Param("id") UUID id);

  @Update(
      """
      UPDATE millrace.runs SET state = 'CANCELLED', finished_at = clock_timestamp()
      WHERE backfill = #{id} AND state IN ('SUBMITTED', 'RUNNING')
      """)
  int cancelRuns(@Param("id") UUID id);
}
