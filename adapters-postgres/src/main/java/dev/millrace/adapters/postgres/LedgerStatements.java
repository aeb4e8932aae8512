package dev.millrace.adapters.postgres;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultType;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.mapping.ResultSetType;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * The statements on the books. Redrives and replays are further rows of the same event in the
 * outbox, so only first attempts are counted.
 */
interface LedgerStatements {

  @Insert(
      """
      INSERT INTO millrace.receipts (family, generation, batch, run_id, served, dead_lettered)
      SELECT DISTINCT ON (family, generation, batch, run_id)
        family, generation, batch, run_id, served, dead_lettered
      FROM unnest(#{families}, #{generations}, #{batches}, #{runs}, #{served}, #{deadLettered})
        WITH ORDINALITY
        AS entry (family, generation, batch, run_id, served, dead_lettered, place)
      ORDER BY family, generation, batch, run_id, place DESC
      ON CONFLICT (family, generation, batch, run_id) DO UPDATE
        SET served = excluded.served, dead_lettered = excluded.dead_lettered
        WHERE (receipts.served, receipts.dead_lettered)
          IS DISTINCT FROM (excluded.served, excluded.dead_lettered)
      """)
  int enter(ReceiptColumns receipts);

  /** Before it is asked who was erased: an erasure waits for this, or is waited for. */
  @Update("LOCK TABLE millrace.dead_letters IN ROW EXCLUSIVE MODE")
  void holdLetters();

  @Insert(
      """
      INSERT INTO millrace.dead_letters
        (topic, partition, log_offset, family, key, value, headers, event_id, run_id, stage, code,
         reason, exception, died_at, attempt)
      SELECT topic, partition, log_offset, family, key, value, headers::json, event_id, run_id,
        stage, code, reason, exception, died_at::timestamptz, attempt
      FROM unnest(#{topics}, #{partitions}, #{offsets}, #{families}, #{keys}, #{values},
          #{headers}, #{events}, #{runs}, #{stages}, #{codes}, #{reasons}, #{exceptions},
          #{times}, #{attempts})
        AS letter (topic, partition, log_offset, family, key, value, headers, event_id, run_id,
          stage, code, reason, exception, died_at, attempt)
      ON CONFLICT DO NOTHING
      """)
  int keep(LetterColumns letters);

  @Select(
      """
      SELECT run.id AS run, pages.fetched, pages.stored, pages.new_versions,
        pages.duplicates, pages.conflicts, pages.quarantined, published.count AS published,
        receipts.served + least(receipts.dead_lettered + parked.count, recovered.count) AS served,
        greatest(receipts.dead_lettered + parked.count - recovered.count, 0) AS dead_lettered,
        EXISTS (SELECT FROM millrace.proofs WHERE run_id = run.id) AS proved
      FROM millrace.runs AS run,
        LATERAL (
          SELECT coalesce(sum(fetched), 0)::bigint AS fetched,
            coalesce(sum(stored), 0)::bigint AS stored,
            coalesce(sum(new_versions), 0)::bigint AS new_versions,
            coalesce(sum(duplicates), 0)::bigint AS duplicates,
            coalesce(sum(conflicts), 0)::bigint AS conflicts,
            coalesce(sum(conflicts + rejected), 0)::bigint AS quarantined
          FROM millrace.pages WHERE run_id = run.id) AS pages,
        LATERAL (
          SELECT count(*) + (
            SELECT coalesce(sum(events), 0)::bigint FROM millrace.dropped_events
            WHERE run_id = run.id) AS count
          FROM millrace.outbox AS event, millrace.relay_progress AS relay, pg_control_system() AS me
          WHERE event.run_id = run.id AND event.attempt = 1
            AND event.slot % relay.shards = relay.shard
            AND relay.system_identifier = me.system_identifier::text
            AND (pg_visible_in_snapshot(event.xid, relay.from_snapshot)
              OR (pg_visible_in_snapshot(event.xid, relay.to_snapshot)
                AND event.seq <= relay.last_seq))) AS published,
        LATERAL (
          SELECT count(*) AS count FROM millrace.dead_letters
          WHERE run_id = run.id AND topic = 'outbox' AND attempt = 1) AS parked,
        LATERAL (
          SELECT count(DISTINCT letter.event_id) AS count
          FROM millrace.dead_letters AS letter
          WHERE letter.run_id = run.id AND letter.served_at IS NOT NULL AND letter.attempt = 1
            AND NOT EXISTS (
              SELECT FROM millrace.dead_letters AS later
              WHERE later.event_id = letter.event_id AND later.attempt > 1
                AND later.served_at IS NULL)) AS recovered,
        LATERAL (
          SELECT served, dead_lettered
          FROM (
            SELECT generation, sum(served)::bigint AS served,
              sum(dead_lettered)::bigint AS dead_lettered
            FROM millrace.receipts WHERE run_id = run.id GROUP BY generation
            UNION ALL SELECT 0, 0, 0) AS generations
          ORDER BY served + dead_lettered DESC, generation DESC LIMIT 1) AS receipts
      WHERE run.id = #{run}
      """)
  @Nullable SheetRow sheet(@Param("run") UUID run);

  @Insert("INSERT INTO millrace.proofs (run_id) VALUES (#{run}) ON CONFLICT DO NOTHING")
  int prove(@Param("run") UUID run);

  @Select(
      """
      SELECT event.id, event.aggregateid AS key, event.version,
        coalesce(pg_visible_in_snapshot(event.xid, relay.from_snapshot)
          OR (pg_visible_in_snapshot(event.xid, relay.to_snapshot)
            AND event.seq <= relay.last_seq), false) AS published,
        EXISTS (SELECT 1 FROM millrace.dead_letters AS letter WHERE letter.event_id = event.id)
          AS dead_lettered
      FROM millrace.outbox AS event LEFT JOIN millrace.relay_progress AS relay
        ON event.slot % relay.shards = relay.shard AND relay.system_identifier =
          (SELECT system_identifier::text FROM pg_control_system())
      WHERE event.run_id = #{run} AND event.attempt = 1 AND event.erases IS NULL
      ORDER BY event.seq
      """)
  @Options(fetchSize = 1_000, resultSetType = ResultSetType.FORWARD_ONLY)
  @ResultType(StoredRow.class)
  void events(@Param("run") UUID run, ResultHandler<StoredRow> each);

  /** How many of a run's events were in days that are dropped, or of records that were erased. */
  @Select(
      """
      SELECT (
          SELECT coalesce(sum(events), 0)::bigint FROM millrace.dropped_events
          WHERE run_id = #{run}) + (
          SELECT count(*) FROM millrace.outbox
          WHERE run_id = #{run} AND attempt = 1 AND erases IS NOT NULL)
      """)
  long dropped(@Param("run") UUID run);

  @Select(
      """
      SELECT event.id, event.aggregateid AS key, event.version, page.fetched_at
      FROM millrace.pages AS page
        JOIN millrace.raw_records AS raw USING (run_id, page)
        JOIN millrace.outbox AS event ON event.run_id = raw.run_id AND event.id = raw.event_id
      WHERE page.run_id = #{run} AND page.page = #{page} AND raw.outcome = 'STORED'
        AND event.attempt = 1
      ORDER BY raw.index
      LIMIT #{limit}
      """)
  List<FetchedRow> sample(
      @Param("run") UUID run, @Param("page") int page, @Param("limit") int limit);
}
