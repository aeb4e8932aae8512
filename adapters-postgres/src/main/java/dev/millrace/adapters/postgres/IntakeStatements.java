package dev.millrace.adapters.postgres;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements that take and move locks, in the order in which an intake runs them. */
interface IntakeStatements {

  /**
   * Whether the page is still to be stored. Reads from the locked row alone: the rest of a
   * statement sees what was before the wait.
   */
  @Select(
      """
      SELECT #{page} >= next_page AND state NOT IN ('FETCHED', 'FAILED', 'CANCELLED')
      FROM millrace.runs WHERE id = #{run} FOR UPDATE
      """)
  @Nullable Boolean lockRun(@Param("run") UUID run, @Param("page") int page);

  @Select(
      """
      SELECT next_page, state IN ('FETCHED', 'FAILED', 'CANCELLED') AS is_over
      FROM millrace.runs WHERE id = #{run} FOR UPDATE
      """)
  @Nullable StandingRow standing(@Param("run") UUID run);

  /**
   * Of two that open the same run, the second waits for the first and then fails, so that its work
   * is repeated and sees the run.
   */
  @Insert(
      """
      INSERT INTO millrace.runs (id, family, source, seed, records, page_size, state)
      VALUES (#{run}, #{family}, #{source}, '', 0, 1, 'RUNNING')
      """)
  int open(@Param("run") UUID run, @Param("family") String family, @Param("source") String source);

  /**
   * Key by key, so that the locks are taken in key order and each by the index: of a table that has
   * just begun to grow, the server knows too little to prefer it by itself.
   */
  @Select(
      """
      SELECT latest.*
      FROM (SELECT key FROM unnest(#{keys}) AS every (key) ORDER BY key COLLATE "C") AS wanted
        CROSS JOIN LATERAL (
          SELECT key, version, encode(hash, 'hex') AS hash, write_time, event_id, view_keys,
            previous, ingested_at
          FROM millrace.latest_versions
          WHERE family = #{family} AND key = wanted.key COLLATE "C"
          FOR UPDATE) AS latest
      """)
  List<VersionRow> lock(@Param("family") String family, @Param("keys") Column keys);

  /** A statement of its own, so that it runs when all locks are held. */
  @Select("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")
  long clockMicros();

  /** The same, and which keys were erased: a row for each of these, or one row. */
  @Select(
      """
      SELECT clock.micros AS clock_micros, erased.key AS erased
      FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS micros) AS clock
        LEFT JOIN millrace.erased_among(#{family}, #{keys}) AS erased (key) ON true
      """)
  List<ClockRow> clock(@Param("family") String family, @Param("keys") Column keys);

  /** Fails when one of them was erased, so that the work is repeated and sees it. */
  @Select("SELECT millrace.require_not_erased(#{family}, #{keys})::text")
  @Nullable String requireNotErased(@Param("family") String family, @Param("keys") Column keys);

  /** Of keys that are locked. It never inserts: this is how each row is found by the index. */
  @Insert(
      """
      INSERT INTO millrace.latest_versions
        (family, key, version, hash, write_time, event_id, view_keys, previous, ingested_at)
      SELECT #{family}, new.key, new.version, new.hash, new.write_time,
        new.event_id, new.view_keys::json, new.previous::json, new.ingested_at
      FROM unnest(#{keys}, #{versions}, #{hashes}, #{writeTimes}, #{events}, #{viewKeys},
          #{previous}, #{ingestedAt})
        AS new (key, version, hash, write_time, event_id, view_keys, previous, ingested_at)
      ON CONFLICT (family, key) DO UPDATE
      SET version = excluded.version, hash = excluded.hash, write_time = excluded.write_time,
        event_id = excluded.event_id, view_keys = excluded.view_keys,
        previous = excluded.previous, ingested_at = excluded.ingested_at
      """)
  int replaceVersions(VersionColumns versions);

  /** Of a source whose names never end, no more fields are kept than {@code most} and a page's. */
  @Update(
      """
      UPDATE millrace.runs SET next_page = #{page} + 1, attempts = least(attempts, 1),
        problem = NULL, records = records + #{more},
        fields = CASE WHEN cardinality(fields) < #{most}
          THEN ARRAY(SELECT unnest(fields) UNION SELECT unnest(#{fields})) ELSE fields END
      WHERE id = #{run} AND next_page = #{page}
      """)
  int moveOn(
      @Param("run") UUID run,
      @Param("page") int page,
      @Param("more") int more,
      @Param("fields") Column fields,
      @Param("most") int most);

  /** In the order of the paths, because an insert waits for a concurrent one of the same path. */
  @Insert(
      """
      INSERT INTO millrace.source_fields (family, source, path)
      SELECT run.family, split_part(run.source, '?', 1), seen.path
      FROM millrace.runs AS run, unnest(#{fields}) AS seen (path)
      WHERE run.id = #{run} AND #{most} >
        (SELECT count(*) FROM millrace.source_fields AS known
         WHERE known.family = run.family AND known.source = split_part(run.source, '?', 1))
      ORDER BY seen.path COLLATE "C"
      ON CONFLICT DO NOTHING
      """)
  int see(@Param("run") UUID run, @Param("fields") Column fields, @Param("most") int most);
}
