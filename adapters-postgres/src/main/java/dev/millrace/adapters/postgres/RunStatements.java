package dev.millrace.adapters.postgres;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements on runs. */
interface RunStatements {

  @Insert(
      """
      INSERT INTO millrace.runs
        (id, family, source, seed, records, page_size, first_page, allow_empty, next_page, backfill)
      VALUES (#{id}, #{plan.family}, #{plan.source}, #{plan.seed}, #{plan.records},
        #{plan.pageSize}, #{plan.firstPage}, #{plan.allowEmpty}, #{plan.firstPage}, #{backfill})
      ON CONFLICT DO NOTHING
      """)
  int insert(
      @Param("id") UUID id,
      @Param("plan") PlanRow plan,
      @Param("backfill") @Nullable UUID backfill);

  String RUN =
      """
      SELECT id, family, source, seed, records, page_size, first_page, allow_empty, state,
        next_page, attempts, problem, submitted_at, finished_at, array_to_string(fields, E'\\n') AS fields,
        (SELECT coalesce(string_agg(seen.path, E'\\n'), '')
         FROM millrace.source_fields AS seen
         WHERE seen.family = run.family AND seen.source = split_part(run.source, '?', 1)
           AND seen.seen_at < run.submitted_at) AS fields_before
      FROM millrace.runs AS run
      """;

  @Select(RUN + "WHERE id = #{id}")
  @Nullable RunRow find(@Param("id") UUID id);

  @Select(RUN + "ORDER BY submitted_at DESC, id DESC LIMIT #{limit}")
  List<RunRow> newest(@Param("limit") int limit);

  @Select(
      RUN
          + """
          WHERE (run.submitted_at, run.id) <
            (SELECT last.submitted_at, last.id FROM millrace.runs AS last WHERE last.id = #{id})
          ORDER BY submitted_at DESC, id DESC LIMIT #{limit}
          """)
  List<RunRow> before(@Param("id") UUID id, @Param("limit") int limit);

  @Select("SELECT state, count(*) AS runs FROM millrace.runs GROUP BY state")
  List<StateRow> counts();

  @Update(
      """
      UPDATE millrace.runs SET attempts = attempts + 1, state = 'RUNNING'
      WHERE id = #{id} AND state NOT IN ('FETCHED', 'FAILED', 'CANCELLED')
      """)
  int begin(@Param("id") UUID id);

  @Update(
      """
      UPDATE millrace.runs
      SET state = 'FETCHED', problem = NULL, finished_at = clock_timestamp()
      WHERE id = #{id} AND state NOT IN ('FETCHED', 'FAILED', 'CANCELLED')
      """)
  int fetched(@Param("id") UUID id);

  @Update(
      """
      UPDATE millrace.runs
      SET problem = #{problem},
        state = CASE WHEN #{last} THEN 'FAILED' ELSE state END,
        finished_at = CASE WHEN #{last} THEN clock_timestamp() END
      WHERE id = #{id} AND state NOT IN ('FETCHED', 'FAILED', 'CANCELLED')
      """)
  int failed(@Param("id") UUID id, @Param("problem") String problem, @Param("last") boolean last);

  @Update(
      """
      UPDATE millrace.runs SET problem = #{reason}, attempts = greatest(attempts - 1, 0)
      WHERE id = #{id} AND state = 'RUNNING'
      """)
  int paused(@Param("id") UUID id, @Param("reason") String reason);

  @Update(
      """
      UPDATE millrace.runs SET state = 'CANCELLED', finished_at = clock_timestamp()
      WHERE id = #{id} AND state NOT IN ('FETCHED', 'FAILED', 'CANCELLED')
      """)
  int cancel(@Param("id") UUID id);

  @Update(
      """
      UPDATE millrace.runs
      SET state = 'FETCHED', problem = NULL, finished_at = clock_timestamp()
      WHERE source = #{source} AND family = #{family} AND state = 'RUNNING'
      """)
  int closeCollecting(@Param("family") String family, @Param("source") String source);
}
