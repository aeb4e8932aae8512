package dev.millrace.adapters.postgres;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statement on held pages. */
interface HeldStatements {

  /** The hash is that of the index; the texts decide. */
  @Select(
      """
      SELECT DISTINCT page.page
      FROM millrace.pages AS page JOIN millrace.runs AS run ON run.id = page.run_id
      WHERE md5(page.source || E'\\n' || page.seed)
          = md5(#{plan.source}::text || E'\\n' || #{plan.seed}::text)
        AND page.source = #{plan.source} AND page.seed = #{plan.seed}
        AND page.size = #{plan.pageSize} AND page.page BETWEEN #{plan.firstPage} AND #{last}
        AND run.family = #{plan.family}
        AND page.fetched >= least(#{plan.pageSize}::bigint,
          #{plan.records} - (page.page - #{plan.firstPage})::bigint * #{plan.pageSize})
      """)
  List<Integer> held(@Param("plan") PlanRow plan, @Param("last") int last);
}
