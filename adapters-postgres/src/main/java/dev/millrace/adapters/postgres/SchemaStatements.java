package dev.millrace.adapters.postgres;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements on schemas. */
interface SchemaStatements {

  /** Waits for whoever changes the same subject, whether it has a row yet or not. */
  @Select("SELECT pg_advisory_xact_lock(hashtext(#{subject}))::text")
  String lock(@Param("subject") String subject);

  @Update("UPDATE millrace.schemas SET current = false WHERE subject = #{subject} AND current")
  int retire(@Param("subject") String subject);

  @Insert(
      """
      INSERT INTO millrace.schemas (subject, id, definition, fingerprint, current)
      VALUES (#{subject}, #{id}, #{definition}, #{fingerprint}, true)
      ON CONFLICT (subject, id) DO UPDATE SET definition = excluded.definition,
        fingerprint = excluded.fingerprint, current = true
      """)
  int save(SchemaRow schema);

  @Select(
      """
      SELECT subject, id, definition, fingerprint
      FROM millrace.schemas WHERE subject = #{subject} AND current
      """)
  @Nullable SchemaRow current(@Param("subject") String subject);

  @Select("SELECT subject, id, definition, fingerprint FROM millrace.schemas ORDER BY subject, id")
  List<SchemaRow> all();
}
