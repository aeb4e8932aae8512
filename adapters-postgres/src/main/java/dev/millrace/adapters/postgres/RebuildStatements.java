package dev.millrace.adapters.postgres;

import dev.millrace.domain.rebuild.Compared;
import dev.millrace.domain.rebuild.Rebuild;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements on rebuilds. */
interface RebuildStatements {

  String REBUILD =
      """
      SELECT id, view_name, goal, state, number, work, done, total, unmapped, compared_table,
        live, rebuilt, equal, missing, changed, stale, problem, submitted_at, finished_at
      FROM millrace.rebuilds
      """;

  @Insert(
      """
      INSERT INTO millrace.rebuilds (id, view_name, goal) VALUES (#{id}, #{view}, #{goal})
      ON CONFLICT DO NOTHING
      """)
  int insert(@Param("id") UUID id, @Param("view") String view, @Param("goal") String goal);

  @Select(REBUILD + "WHERE id = #{id}")
  @Nullable RebuildRow find(@Param("id") UUID id);

  @Select(REBUILD + "WHERE view_name = #{view} AND state IN ('RUNNING', 'READY', 'FAILED')")
  @Nullable RebuildRow findUnderWay(@Param("view") String view);

  @Select(REBUILD + "ORDER BY submitted_at DESC, id DESC LIMIT #{limit}")
  List<RebuildRow> newest(@Param("limit") int limit);

  @Select(REBUILD + "WHERE state = 'RUNNING' ORDER BY submitted_at, id")
  List<RebuildRow> running();

  @Update(
      """
      UPDATE millrace.rebuilds SET number = number + 1, goal = #{rebuild.goal},
        state = #{rebuild.state}, work = #{rebuild.progress.work}, done = #{rebuild.progress.done},
        total = #{rebuild.progress.total}, unmapped = #{rebuild.unmapped},
        problem = #{rebuild.problem,jdbcType=VARCHAR},
        finished_at = CASE WHEN #{isOver} THEN clock_timestamp() END
      WHERE id = #{rebuild.id.value} AND number = #{rebuild.number}
      """)
  int note(@Param("rebuild") Rebuild rebuild, @Param("isOver") boolean isOver);

  @Update(
      """
      UPDATE millrace.rebuilds SET compared_table = #{tables.table}, live = #{tables.live},
        rebuilt = #{tables.rebuilt}, equal = #{tables.equal}, missing = #{tables.missing},
        changed = #{tables.changed}, stale = #{tables.stale}
      WHERE id = #{id}
      """)
  int compared(@Param("id") UUID id, @Param("tables") Compared tables);
}
