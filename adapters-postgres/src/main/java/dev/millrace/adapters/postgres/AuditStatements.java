package dev.millrace.adapters.postgres;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The statements of the audit. */
interface AuditStatements {

  @Select(
      """
      INSERT INTO millrace.audit (who, what, subject)
      VALUES (#{who}, #{what}, #{subject})
      RETURNING number
      """)
  long asked(
      @Param("who") String who, @Param("what") String what, @Param("subject") String subject);

  @Update(
      """
      UPDATE millrace.audit
      SET ending = #{ending}, ended_at = clock_timestamp(),
        subject = CASE subject WHEN '' THEN #{subject} ELSE subject END
      WHERE number = #{number} AND ending IS NULL
      """)
  int ended(
      @Param("number") long number,
      @Param("ending") String ending,
      @Param("subject") String subject);

  @Select(
      """
      SELECT number, asked_at AS at, who, what, subject, ending
      FROM millrace.audit WHERE number < #{below}
      ORDER BY number DESC LIMIT #{limit}
      """)
  List<AuditRow> newest(@Param("below") long below, @Param("limit") int limit);
}
