package dev.millrace.adapters.postgres;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements that read the quarantine; the primary key is the order of a run's pages. */
interface QuarantineStatements {

  @Select(
      """
      SELECT page, index, outcome, bytes, reasons::text AS reasons, quarantined_at
      FROM millrace.quarantine
      WHERE run_id = #{run} AND (page, index) > (#{page}, #{index})
      ORDER BY page, index
      LIMIT #{most}
      """)
  List<QuarantinedRow> records(
      @Param("run") UUID run,
      @Param("page") int page,
      @Param("index") int index,
      @Param("most") int most);

  /** Grouped as they were written: the same reasons are written the same. */
  @Select(
      """
      SELECT reasons::text AS reasons, count(*) AS records
      FROM millrace.quarantine
      WHERE run_id = #{run}
      GROUP BY 1
      ORDER BY 2 DESC, 1
      LIMIT #{most}
      """)
  List<GroundsRow> grounds(@Param("run") UUID run, @Param("most") int most);
}
