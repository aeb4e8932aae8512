package dev.millrace.adapters.postgres;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements that follow one record. */
interface HistoryStatements {

  @Select(
      """
      SELECT 'raw' AS hop, page.stored_at AS at, raw.run_id::text AS run, raw.page::text AS page,
        raw.index::text AS index, raw.outcome, raw.event_id::text AS event, NULL AS version,
        NULL AS write_time, NULL AS seq, NULL AS xid, NULL AS position, NULL AS stage,
        NULL AS code, NULL AS attempt, NULL AS replay
      FROM millrace.raw_records AS raw JOIN millrace.pages AS page USING (run_id, page)
      WHERE raw.family = #{family} AND raw.key = #{key}
      UNION ALL
      SELECT 'version', timestamptz 'epoch' + write_time * interval '1 microsecond', NULL, NULL,
        NULL, NULL, event_id::text, version::text, write_time::text, NULL, NULL, NULL, NULL, NULL,
        NULL, NULL
      FROM millrace.latest_versions WHERE family = #{family} AND key = #{key}
      UNION ALL
      SELECT 'outbox', created_at, run_id::text, NULL, NULL, NULL, id::text, version::text,
        write_time::text, seq::text, xid::text, NULL, NULL, NULL, attempt::text,
        replay::text
      FROM millrace.outbox WHERE aggregatetype = #{family} AND aggregateid = #{key}
      UNION ALL
      SELECT 'dead-letter', died_at, NULL, NULL, NULL, NULL, event_id::text, NULL, NULL, NULL,
        NULL, topic || '-' || partition || '@' || log_offset, stage, code, attempt::text,
        NULL
      FROM millrace.dead_letters
      WHERE family = #{family} AND key = convert_to(#{key}, 'UTF8')
      ORDER BY at
      """)
  List<SightingRow> of(@Param("family") String family, @Param("key") String key);

  @Select(
      """
      SELECT key, version, encode(hash, 'hex') AS hash, write_time, event_id, view_keys,
        previous, ingested_at
      FROM millrace.latest_versions
      WHERE family = #{family} AND key = #{key}
      """)
  @Nullable VersionRow latest(@Param("family") String family, @Param("key") String key);

  @Select(
      """
      SELECT hop, at, event, version, bytes
      FROM (
        SELECT 'raw' AS hop, page.stored_at AS at, raw.event_id AS event, NULL::bigint AS version,
          raw.bytes
        FROM millrace.raw_records AS raw JOIN millrace.pages AS page USING (run_id, page)
        WHERE raw.family = #{family} AND raw.key = #{key} AND raw.event_id IS NOT NULL
        UNION ALL
        SELECT 'outbox', created_at, id, version, payload
        FROM millrace.outbox
        WHERE aggregatetype = #{family} AND aggregateid = #{key} AND erases IS NULL
        ORDER BY at DESC
        LIMIT #{most}
      ) AS newest
      ORDER BY at
      """)
  List<ContentRow> contents(
      @Param("family") String family, @Param("key") String key, @Param("most") int most);
}
