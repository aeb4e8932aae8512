package dev.millrace.adapters.postgres;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultType;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.mapping.ResultSetType;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;

/** The statements on replays. */
interface ReplayStatements {

  String REPLAY =
      """
      SELECT id, family, selection, begun_by, begun_at, named_at IS NOT NULL AS named, ended_at,
        selected, unnamed, up_to, done, events, bytes, lost
      FROM millrace.replays
      """;

  /** The rows of the outbox that a selection of a run or a range means. */
  String OF_THE_OUTBOX =
      """
      <if test='query.run != null'>AND run_id = #{query.run}</if>
      <if test='query.from != null'>
        AND created_at >= #{query.from} AND created_at &lt; #{query.to}
      </if>
      """;

  /**
   * The next pages that a selection of a run or a range means: {@code last} is the place up to
   * which was looked, {@code piece} are those of them that stored something, {@code raw} their raw
   * records. So many records at most, and one page's more.
   */
  String PIECE_OF_PAGES =
      """
      WITH next AS (
        SELECT page.run_id, page.page, (page.stored_at AT TIME ZONE 'UTC')::date AS day,
          CASE WHEN run.family = #{query.family}
            <if test='query.from != null'>
              AND page.stored_at >= #{query.from} AND page.stored_at &lt; #{query.to}
            </if>
            THEN page.stored ELSE 0 END AS stored
        FROM millrace.pages AS page JOIN millrace.runs AS run ON run.id = page.run_id
        WHERE (page.run_id, page.page) > (#{above.run}, #{above.page})
          <if test='query.run != null'>AND page.run_id = #{query.run}</if>
        ORDER BY page.run_id, page.page LIMIT 2000),
      walked AS (
        SELECT *
        FROM (SELECT *, sum(stored) OVER (ORDER BY run_id, page) - stored AS before FROM next)
          AS summed
        WHERE before &lt; #{most}),
      last AS (
        SELECT run_id AS run, page FROM walked ORDER BY run_id DESC, page DESC LIMIT 1),
      piece AS (
        SELECT run_id, page, day, stored, EXISTS (
            SELECT FROM millrace.outbox AS event
            WHERE event.run_id = walked.run_id
              AND event.created_at >= walked.day::timestamp AT TIME ZONE 'UTC'
              AND event.created_at &lt; (walked.day + 1)::timestamp AT TIME ZONE 'UTC')
          AS in_outbox
        FROM walked WHERE stored > 0),
      raw AS (
        SELECT piece.run_id, piece.page, piece.day, piece.in_outbox, kept.key, kept.bytes
        FROM piece CROSS JOIN LATERAL (
          SELECT key, octet_length(bytes)::bigint AS bytes FROM millrace.raw_records
          WHERE run_id = piece.run_id AND page = piece.page AND outcome = 'STORED' OFFSET 0)
          AS kept),
      lost AS (
        SELECT coalesce(sum(stored), 0)::bigint AS unnamed FROM piece
        WHERE NOT in_outbox AND day NOT IN (SELECT day FROM millrace.raw_days)
          AND (run_id, page) NOT IN (SELECT run_id, page FROM raw))
      """;

  /** Of two that begin the same, the second waits for the first, and goes on with its replay. */
  @Insert(
      """
      INSERT INTO millrace.replays (id, family, selection, run_id, since, until, begun_by)
      VALUES (#{id}, #{query.family}, #{selection}, #{query.run}, #{query.from}, #{query.to}, #{by})
      ON CONFLICT (family, selection) WHERE ended_at IS NULL DO NOTHING
      """)
  int begin(
      @Param("id") UUID id,
      @Param("query") SelectionQuery query,
      @Param("selection") String selection,
      @Param("by") String by);

  @Select(REPLAY + "WHERE family = #{family} AND selection = #{selection} AND ended_at IS NULL")
  @Nullable ReplayRow underWay(
      @Param("family") String family, @Param("selection") String selection);

  @Select(REPLAY + "WHERE id = #{id}")
  @Nullable ReplayRow find(@Param("id") UUID id);

  @Select(
      """
      SELECT EXISTS (
        SELECT FROM millrace.runs AS run JOIN millrace.replays AS replay
          ON replay.family = run.family AND replay.begun_at >= run.finished_at
        WHERE run.id = #{run} AND replay.named_at IS NOT NULL AND replay.ended_at IS NOT NULL
          AND replay.done = replay.selected AND replay.lost = 0 AND replay.unnamed = 0
          AND (replay.run_id = run.id
            OR (replay.since <= run.submitted_at AND replay.until > run.finished_at)))
      """)
  boolean covers(@Param("run") UUID run);

  @Select(REPLAY + "WHERE id = #{id} FOR UPDATE")
  @Nullable ReplayRow lock(@Param("id") UUID id);

  @Select(REPLAY + "ORDER BY begun_at DESC, id LIMIT #{limit}")
  List<ReplayRow> newest(@Param("limit") int limit);

  @Insert(
      """
      INSERT INTO millrace.replay_keys (replay, key)
      SELECT #{id}, key FROM unnest(#{keys}) AS every (key) ON CONFLICT DO NOTHING
      """)
  int nameKeys(@Param("id") UUID id, @Param("keys") Column keys);

  /** From where to where the outbox has rows now, those of a run if it is about one. */
  @Select(
      """
      <script>
      SELECT coalesce(min(seq), 1) - 1 AS above, coalesce(max(seq), 0) AS up_to
      FROM millrace.outbox
      <if test='query.run != null'>WHERE run_id = #{query.run}</if>
      </script>
      """)
  SeqSpan span(@Param("query") SelectionQuery query);

  /**
   * Names the records of the events of a run or a range in a span.
   *
   * @return how many were not named before
   */
  @Select(
      """
      <script>
      WITH named AS (
        INSERT INTO millrace.replay_keys AS known (replay, key, oldest)
        SELECT #{id}, aggregateid, min(version) FROM millrace.outbox
        WHERE aggregatetype = #{query.family} AND attempt = 1 AND erases IS NULL
          AND seq > #{span.above} AND seq &lt;= #{span.upTo}
      """
          + OF_THE_OUTBOX
          + """
        GROUP BY aggregateid ORDER BY aggregateid
        ON CONFLICT (replay, key) DO UPDATE SET oldest = least(known.oldest, excluded.oldest)
        RETURNING xmax = 0 AS is_new)
      SELECT count(*) FROM named WHERE is_new
      </script>
      """)
  int nameEvents(
      @Param("id") UUID id, @Param("query") SelectionQuery query, @Param("span") SeqSpan span);

  /**
   * Names those of the raw records of the next pages of a run or a range that no event has named.
   *
   * @return the last page's place, and what came of them; null when there are no more
   */
  @Select(
      """
      <script>
      """
          + PIECE_OF_PAGES
          + """
      , named AS (
        INSERT INTO millrace.replay_keys (replay, key)
        SELECT #{id}, key FROM raw GROUP BY key ORDER BY key
        ON CONFLICT DO NOTHING RETURNING key)
      SELECT run, page, (SELECT count(*) FROM named) AS names, unnamed FROM last, lost
      </script>
      """)
  @Nullable NamedPagesRow namePages(
      @Param("id") UUID id,
      @Param("query") SelectionQuery query,
      @Param("above") PagePlace above,
      @Param("most") long most);

  @Update("UPDATE millrace.replays SET selected = selected + #{names} WHERE id = #{id}")
  int count(@Param("id") UUID id, @Param("names") int names);

  @Update(
      """
      UPDATE millrace.replays SET named_at = clock_timestamp(), unnamed = #{unnamed}
      WHERE id = #{id} AND named_at IS NULL
      """)
  int named(@Param("id") UUID id, @Param("unnamed") long unnamed);

  @Select(
      """
      <script>
      SELECT (created_at AT TIME ZONE 'UTC')::date AS day, count(*) AS events,
        sum(octet_length(payload))::bigint AS bytes, 0 AS only_raw
      FROM millrace.outbox
      WHERE aggregatetype = #{query.family} AND attempt = 1 AND erases IS NULL
        AND seq > #{span.above} AND seq &lt;= #{span.upTo}
        <if test='query.keys != null'>AND aggregateid = ANY (#{query.keys})</if>
      """
          + OF_THE_OUTBOX
          + """
      GROUP BY day
      </script>
      """)
  List<PreviewRow> previewEvents(@Param("query") SelectionQuery query, @Param("span") SeqSpan span);

  /** Of the raw records of keys, those whose events the outbox does not keep. */
  @Select(
      """
      SELECT (stored_at AT TIME ZONE 'UTC')::date AS day, count(*) AS events,
        sum(octet_length(bytes))::bigint AS bytes, count(*) AS only_raw
      FROM millrace.raw_records AS raw
      WHERE family = #{query.family} AND key = ANY (#{query.keys}) AND outcome = 'STORED'
        AND NOT EXISTS (
          SELECT FROM millrace.outbox AS event
          WHERE event.aggregatetype = raw.family AND event.aggregateid = raw.key
            AND event.id = raw.event_id)
      GROUP BY day
      """)
  List<PreviewRow> previewRaw(@Param("query") SelectionQuery query);

  /** Of the next pages, a row for each day of what the outbox does not keep; empty at their end. */
  @Select(
      """
      <script>
      """
          + PIECE_OF_PAGES
          + """
      SELECT run, page, unnamed, day, coalesce(events, 0) AS events, coalesce(bytes, 0) AS bytes
      FROM last CROSS JOIN lost LEFT JOIN (
        SELECT day, count(*) AS events, sum(bytes)::bigint AS bytes
        FROM raw WHERE NOT in_outbox GROUP BY day) AS days ON true
      </script>
      """)
  List<PreviewedPagesRow> previewPages(
      @Param("query") SelectionQuery query,
      @Param("above") PagePlace above,
      @Param("most") long most);

  @Select(
      """
      SELECT key, oldest FROM millrace.replay_keys
      WHERE replay = #{id} AND key > #{above} COLLATE "C" ORDER BY key LIMIT #{limit}
      """)
  List<NamedRow> next(
      @Param("id") UUID id, @Param("above") String above, @Param("limit") int limit);

  /**
   * Of each key the versions that are kept, the latest of them as its event or its raw record, from
   * {@code oldest} on; the latest alone where not all between are kept.
   */
  @Select(
      """
      SELECT chosen.ordinal, kept.version, kept.bytes,
        kept.versions <> chosen.latest - kept.first + 1 AS gap
      FROM unnest(#{keys}, #{events}, #{oldest}, #{latest}) WITH ORDINALITY
          AS chosen (key, event_id, oldest, latest, ordinal)
        CROSS JOIN LATERAL (
          SELECT version, bytes, count(*) OVER () AS versions, min(version) OVER () AS first
          FROM (
            SELECT version, max(octet_length(payload)) AS bytes
            FROM millrace.outbox
            WHERE aggregatetype = #{family} AND aggregateid = chosen.key COLLATE "C"
              AND (id = chosen.event_id OR version BETWEEN chosen.oldest AND chosen.latest)
              AND erases IS NULL
            GROUP BY version
            UNION ALL
            (SELECT chosen.latest, octet_length(bytes)
             FROM millrace.raw_records
             WHERE family = #{family} AND key = chosen.key COLLATE "C"
               AND event_id = chosen.event_id AND outcome = 'STORED'
               AND NOT EXISTS (
                 SELECT FROM millrace.outbox
                 WHERE aggregatetype = #{family} AND aggregateid = chosen.key COLLATE "C"
                   AND id = chosen.event_id)
             LIMIT 1)) AS every) AS kept
      WHERE kept.version = chosen.latest OR kept.versions = chosen.latest - kept.first + 1
      ORDER BY chosen.ordinal, kept.version
      """)
  @Options(fetchSize = 1_000, resultSetType = ResultSetType.FORWARD_ONLY)
  @ResultType(KeptVersionRow.class)
  void versions(
      @Param("family") String family,
      @Param("keys") Column keys,
      @Param("events") Column events,
      @Param("oldest") Column oldest,
      @Param("latest") Column latest,
      ResultHandler<KeptVersionRow> each);

  /**
   * Of each key the latest version's event, and those from {@code oldest} to {@code newest}, each
   * as it was put there last; or the raw record of the latest, where its event is not kept.
   */
  @Select(
      """
      SELECT chosen.ordinal, chosen.key, kept.*
      FROM unnest(#{keys}, #{events}, #{oldest}, #{newest}) WITH ORDINALITY
          AS chosen (key, event_id, oldest, newest, ordinal)
        CROSS JOIN LATERAL (
          (SELECT DISTINCT ON (version) false AS raw, id, version, write_time, run_id,
             slot::integer AS slot, attempt, traceparent, payload AS bytes
           FROM millrace.outbox
           WHERE aggregatetype = #{family} AND aggregateid = chosen.key COLLATE "C"
             AND (id = chosen.event_id OR version BETWEEN chosen.oldest AND chosen.newest)
             AND erases IS NULL
           ORDER BY version, attempt DESC)
          UNION ALL
          (SELECT true, event_id, 0, 0, run_id, 0, 0, '', bytes
           FROM millrace.raw_records
           WHERE family = #{family} AND key = chosen.key COLLATE "C"
             AND event_id = chosen.event_id AND outcome = 'STORED'
             AND NOT EXISTS (
               SELECT FROM millrace.outbox
               WHERE aggregatetype = #{family} AND aggregateid = chosen.key COLLATE "C"
                 AND id = chosen.event_id)
           LIMIT 1)) AS kept
      ORDER BY chosen.ordinal, kept.version
      """)
  List<KeptEventRow> kept(
      @Param("family") String family,
      @Param("keys") Column keys,
      @Param("events") Column events,
      @Param("oldest") Column oldest,
      @Param("newest") Column newest);

  @Update(
      """
      UPDATE millrace.latest_versions AS latest SET view_keys = now.view_keys::json
      FROM unnest(#{keys}, #{viewKeys}) AS now (key, view_keys)
      WHERE latest.family = #{family} AND latest.key = now.key COLLATE "C"
      """)
  int occupy(
      @Param("family") String family,
      @Param("keys") Column keys,
      @Param("viewKeys") Column viewKeys);

  /** In their order: {@code seq} is drawn in it. */
  @Insert(
      """
      INSERT INTO millrace.outbox
        (id, aggregatetype, aggregateid, type, payload, version, write_time, run_id, attempt,
         traceparent, slot, replay)
      SELECT entry.id, #{family}, entry.key, #{type}, entry.payload, entry.version,
        entry.write_time, entry.run_id, entry.attempt, entry.traceparent, entry.slot::smallint,
        #{replay}::uuid
      FROM unnest(#{events}, #{keys}, #{payloads}, #{versions}, #{writeTimes}, #{runs},
          #{attempts}, #{traceparents}, #{slots})
        WITH ORDINALITY
        AS entry (id, key, payload, version, write_time, run_id, attempt, traceparent, slot,
          ordinal)
      ORDER BY entry.ordinal
      """)
  int publish(AgainColumns events);

  /** Notes at dead letters that their events were published again. */
  @Update(
      """
      UPDATE millrace.dead_letters AS letter
      SET retried_attempt = again.attempt, retried_at = clock_timestamp(), redrive = #{redrive}::uuid
      FROM unnest(#{events}, #{attempts}) AS again (event_id, attempt)
      WHERE letter.event_id = again.event_id AND letter.attempt < again.attempt
        AND letter.retried_attempt IS NULL
      """)
  int retry(
      @Param("events") Column events,
      @Param("attempts") Column attempts,
      @Param("redrive") @Nullable UUID redrive);

  @Update(
      """
      UPDATE millrace.replays SET up_to = #{upTo}, done = done + #{done},
        events = events + #{events}, bytes = bytes + #{bytes}, lost = lost + #{lost}
      WHERE id = #{id}
      """)
  int move(
      @Param("id") UUID id,
      @Param("upTo") String upTo,
      @Param("done") int done,
      @Param("events") int events,
      @Param("bytes") long bytes,
      @Param("lost") int lost);

  /** Of a replay that is over, some of the names that are left. */
  @Delete(
      """
      DELETE FROM millrace.replay_keys
      WHERE replay = #{id} AND key IN (
        SELECT named.key
        FROM millrace.replay_keys AS named JOIN millrace.replays ON id = named.replay
        WHERE named.replay = #{id} AND ended_at IS NOT NULL
        ORDER BY named.key LIMIT #{limit})
      """)
  int forgetSome(@Param("id") UUID id, @Param("limit") long limit);

  /** Leaves a name there, from a later version on. */
  @Update(
      """
      UPDATE millrace.replay_keys SET oldest = #{from}
      WHERE replay = #{id} AND key = #{key} COLLATE "C"
      """)
  int goOn(@Param("id") UUID id, @Param("key") String key, @Param("from") long from);

  @Update(
      """
      UPDATE millrace.replays SET ended_at = clock_timestamp()
      WHERE id = #{id} AND ended_at IS NULL
      """)
  int end(@Param("id") UUID id);

  /** Takes the names away that a step has come past, so that the end has none to take away. */
  @Delete(
      """
      DELETE FROM millrace.replay_keys WHERE replay = #{id} AND key <= #{upTo} COLLATE "C"
      """)
  int forget(@Param("id") UUID id, @Param("upTo") String upTo);
}
