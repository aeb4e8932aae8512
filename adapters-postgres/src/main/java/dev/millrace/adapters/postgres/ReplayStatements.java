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

  /** The raw records, or the pages, that a selection of a run or a range means. */
  String OF_THE_PAGES =
      """
      <if test='query.run != null'>AND run_id = #{query.run}</if>
      <if test='query.from != null'>
        AND stored_at >= #{query.from} AND stored_at &lt; #{query.to}
      </if>
      """;

  /** Of two that begin the same, the second waits for the first, and goes on with its replay. */
  @Insert(
      """
      INSERT INTO millrace.replays (id, family, selection, begun_by)
      VALUES (#{id}, #{family}, #{selection}, #{by})
      ON CONFLICT (family, selection) WHERE ended_at IS NULL DO NOTHING
      """)
  int begin(
      @Param("id") UUID id,
      @Param("family") String family,
      @Param("selection") String selection,
      @Param("by") String by);

  @Select(REPLAY + "WHERE family = #{family} AND selection = #{selection} AND ended_at IS NULL")
  @Nullable ReplayRow underWay(
      @Param("family") String family, @Param("selection") String selection);

  @Select(REPLAY + "WHERE id = #{id}")
  @Nullable ReplayRow find(@Param("id") UUID id);

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

  /**
   * Names the records of the next events of a run or a range.
   *
   * @return the last one's seq; null when there are no more
   */
  @Select(
      """
      <script>
      WITH piece AS (
        SELECT seq, aggregateid AS key, version FROM millrace.outbox
        WHERE aggregatetype = #{query.family} AND attempt = 1 AND seq > #{above}
      """
          + OF_THE_OUTBOX
          + """
        ORDER BY seq LIMIT #{limit}),
      named AS (
        INSERT INTO millrace.replay_keys AS known (replay, key, oldest)
        SELECT #{id}, key, min(version) FROM piece GROUP BY key ORDER BY key
        ON CONFLICT (replay, key) DO UPDATE SET oldest = least(known.oldest, excluded.oldest))
      SELECT max(seq) FROM piece
      </script>
      """)
  @Nullable Long nameEvents(
      @Param("id") UUID id,
      @Param("query") SelectionQuery query,
      @Param("above") long above,
      @Param("limit") int limit);

  /**
   * Names those of the next raw records of a run or a range that no event has named.
   *
   * @return the last one's place; null when there are no more
   */
  @Select(
      """
      <script>
      WITH piece AS (
        SELECT run_id, page, index, key FROM millrace.raw_records
        WHERE family = #{query.family} AND outcome = 'STORED'
          AND (run_id, page, index) > (#{above.run}, #{above.page}, #{above.index})
      """
          + OF_THE_PAGES
          + """
        ORDER BY run_id, page, index LIMIT #{limit}),
      named AS (
        INSERT INTO millrace.replay_keys (replay, key)
        SELECT #{id}, key FROM piece GROUP BY key ORDER BY key
        ON CONFLICT DO NOTHING)
      SELECT run_id AS run, page, index FROM piece
      ORDER BY run_id DESC, page DESC, index DESC LIMIT 1
      </script>
      """)
  @Nullable RawPlaceRow nameRaw(
      @Param("id") UUID id,
      @Param("query") SelectionQuery query,
      @Param("above") RawPlaceRow above,
      @Param("limit") int limit);

  @Update(
      """
      UPDATE millrace.replays SET named_at = clock_timestamp(), unnamed = #{unnamed},
        selected = (SELECT count(*) FROM millrace.replay_keys WHERE replay = #{id})
      WHERE id = #{id} AND named_at IS NULL
      """)
  int named(@Param("id") UUID id, @Param("unnamed") long unnamed);

  /** How many events of a run or a range are on days that have gone from here and there. */
  @Select(
      """
      <script>
      SELECT coalesce(sum(page.stored), 0)::bigint
      FROM (
        SELECT run_id, stored, (stored_at AT TIME ZONE 'UTC')::date AS day
        FROM millrace.pages
        WHERE true
      """
          + OF_THE_PAGES
          + """
        ) AS page JOIN millrace.runs AS run ON run.id = page.run_id
      WHERE run.family = #{query.family}
        AND page.day NOT IN (SELECT day FROM millrace.raw_days)
        AND page.day NOT IN (SELECT day FROM millrace.outbox_days)
      </script>
      """)
  long unnamed(@Param("query") SelectionQuery query);

  /** Of days that the outbox keeps its events are looked at, and the raw records of the others. */
  @Select(
      """
      <script>
      SELECT day, count(DISTINCT key) AS records, sum(bytes)::bigint AS bytes,
        count(DISTINCT key) FILTER (WHERE raw) AS only_raw
      FROM (
        SELECT (created_at AT TIME ZONE 'UTC')::date AS day, aggregateid AS key,
          octet_length(payload)::bigint AS bytes, false AS raw
        FROM millrace.outbox
        WHERE aggregatetype = #{query.family} AND attempt = 1
        <if test='query.keys != null'>AND aggregateid = ANY (#{query.keys})</if>
      """
          + OF_THE_OUTBOX
          + """
        UNION ALL
        SELECT (stored_at AT TIME ZONE 'UTC')::date, key, octet_length(bytes)::bigint, true
        FROM millrace.raw_records
        WHERE family = #{query.family} AND outcome = 'STORED'
          AND (stored_at AT TIME ZONE 'UTC')::date NOT IN (SELECT day FROM millrace.outbox_days)
        <if test='query.keys != null'>AND key = ANY (#{query.keys})</if>
      """
          + OF_THE_PAGES
          + """
        ) AS chosen
      GROUP BY day ORDER BY day
      </script>
      """)
  List<PreviewRow> preview(@Param("query") SelectionQuery query);

  @Select(
      """
      SELECT key, oldest FROM millrace.replay_keys
      WHERE replay = #{id} AND key > #{above} COLLATE "C" ORDER BY key LIMIT #{limit}
      """)
  List<NamedRow> next(
      @Param("id") UUID id, @Param("above") String above, @Param("limit") int limit);

  /**
   * Of each key the events of its latest version and of those from {@code oldest} on, each as it
   * was put there last; or the raw record of the latest, where its event is not kept.
   */
  @Select(
      """
      SELECT chosen.ordinal, chosen.key, kept.*
      FROM unnest(#{keys}, #{events}, #{oldest}) WITH ORDINALITY
          AS chosen (key, event_id, oldest, ordinal)
        CROSS JOIN LATERAL (
          (SELECT DISTINCT ON (version) false AS raw, id, version, write_time, run_id, attempt,
             traceparent, payload AS bytes
           FROM millrace.outbox
           WHERE aggregatetype = #{family} AND aggregateid = chosen.key COLLATE "C"
             AND (id = chosen.event_id OR version >= chosen.oldest)
           ORDER BY version, attempt DESC)
          UNION ALL
          (SELECT true, event_id, 0, 0, run_id, 0, '', bytes
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
  @Options(fetchSize = OutboxPiece.FETCH_SIZE)
  @ResultType(KeptEventRow.class)
  void kept(
      @Param("family") String family,
      @Param("keys") Column keys,
      @Param("events") Column events,
      @Param("oldest") Column oldest,
      ResultHandler<KeptEventRow> each);

  /** In their order: {@code seq} is drawn in it. */
  @Insert(
      """
      INSERT INTO millrace.outbox
        (id, aggregatetype, aggregateid, type, payload, version, write_time, run_id, attempt,
         traceparent, slot, replay)
      SELECT entry.id, #{family}, entry.key, #{type}, entry.payload, entry.version,
        entry.write_time, entry.run_id, entry.attempt, entry.traceparent, entry.slot::smallint,
        #{replay}
      FROM unnest(#{events}, #{keys}, #{payloads}, #{versions}, #{writeTimes}, #{runs},
          #{attempts}, #{traceparents}, #{slots})
        WITH ORDINALITY
        AS entry (id, key, payload, version, write_time, run_id, attempt, traceparent, slot,
          ordinal)
      ORDER BY entry.ordinal
      """)
  int publish(AgainColumns events);

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

  @Update(
      """
      UPDATE millrace.replays SET ended_at = clock_timestamp()
      WHERE id = #{id} AND ended_at IS NULL
      """)
  int end(@Param("id") UUID id);

  @Delete("DELETE FROM millrace.replay_keys WHERE replay = #{id}")
  int forget(@Param("id") UUID id);
}
