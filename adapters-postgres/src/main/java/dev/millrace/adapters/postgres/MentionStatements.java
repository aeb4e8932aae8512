package dev.millrace.adapters.postgres;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/**
 * The statements that read bytes for a key: a piece of a table, in the order of its primary key, or
 * what transactions from a certain one on have brought.
 */
interface MentionStatements {

  String IS_QUARANTINED_KEY =
      """
      family = #{family}
        AND (coalesce(key = #{key} COLLATE "C", false) OR millrace.names_key(bytes, #{key}))
      """;

  /**
   * The index finds them, and the snapshot leaves out what was seen, before any bytes are read: one
   * transaction that is open for long makes for many of the former. Old ones of another cluster, of
   * which the ids are to come, are none of these.
   */
  String CAME_SINCE =
      """
      WHERE xid >= pg_snapshot_xmin(#{since}::pg_snapshot)
        AND xid < pg_snapshot_xmax(pg_current_snapshot())
        AND NOT pg_visible_in_snapshot(xid, (SELECT #{since}::pg_snapshot))
      OFFSET 0
      """;

  /** What the transactions that it sees brought is seen by whoever looks from now on. */
  @Select("SELECT pg_current_snapshot()::text")
  String snapshot();

  /** At least one, if any is left, and no more than begin within so many bytes. */
  @Select(
      """
      SELECT run_id AS run, page, index,
      """
          + IS_QUARANTINED_KEY
          + """
        AS is_named
      FROM (
        SELECT *, sum(octet_length(bytes)) OVER (ORDER BY run_id, page, index)
          - octet_length(bytes) AS bytes_before
        FROM (
          SELECT run_id, page, index, family, key, bytes FROM millrace.quarantine
          WHERE (run_id, page, index) > (#{behind.run}, #{behind.page}, #{behind.index})
          ORDER BY run_id, page, index
          LIMIT #{rows}) AS next) AS piece
      WHERE bytes_before < #{bytes}
      ORDER BY run_id, page, index
      """)
  List<QuarantinedPlace> quarantined(
      @Param("family") String family,
      @Param("key") String key,
      @Param("behind") QuarantinedPlace behind,
      @Param("rows") int rows,
      @Param("bytes") long bytes);

  @Select(
      "SELECT run_id AS run, page, index, true AS is_named FROM (SELECT * FROM millrace.quarantine "
          + CAME_SINCE
          + ") AS since WHERE "
          + IS_QUARANTINED_KEY)
  List<QuarantinedPlace> quarantinedSince(
      @Param("family") String family, @Param("key") String key, @Param("since") String since);

  /** As with quarantine. */
  @Select(
      """
      SELECT id, millrace.names_key(prefix, #{key}) AS is_named
      FROM (
        SELECT *, sum(octet_length(prefix)) OVER (ORDER BY id) - octet_length(prefix)
          AS bytes_before
        FROM (
          SELECT id, prefix FROM millrace.unusable_pages
          WHERE id > #{behind} ORDER BY id LIMIT #{rows}) AS next) AS piece
      WHERE bytes_before < #{bytes}
      ORDER BY id
      """)
  List<AnswerPlace> answers(
      @Param("key") String key,
      @Param("behind") long behind,
      @Param("rows") int rows,
      @Param("bytes") long bytes);

  @Select(
      "SELECT id, true AS is_named FROM (SELECT * FROM millrace.unusable_pages "
          + CAME_SINCE
          + ") AS since WHERE millrace.names_key(prefix, #{key})")
  List<AnswerPlace> answersSince(@Param("key") String key, @Param("since") String since);
}
