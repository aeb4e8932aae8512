package dev.millrace.adapters.postgres;

import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements of an operator's questions. */
interface CheckupStatements {

  @Select("SHOW server_version")
  String version();

  @Select("SELECT coalesce(max(seq), 0) FROM millrace.outbox")
  long newest();

  /** The one that has been open for longest comes first. */
  @Select(
      """
      SELECT found
      FROM (
        SELECT xact_start AS since, format('PID %s of %s, %s, since %s', pid, usename, state,
          date_trunc('second', xact_start)) AS found
        FROM pg_stat_activity
        WHERE datname = current_database() AND backend_type = 'client backend'
        UNION ALL
        SELECT prepared,
          format('prepared %L of %s, since %s', gid, owner, date_trunc('second', prepared))
        FROM pg_prepared_xacts
        WHERE database = current_database()) AS open
      WHERE since < clock_timestamp() - make_interval(secs => #{seconds})
      ORDER BY since
      """)
  List<String> transactions(long seconds);

  /** The shards whose cursors are here. */
  @Select("SELECT generation, shards, shard FROM millrace.relay_progress ORDER BY shard")
  List<ShardRow> shards();

  /**
   * Looks at the first rows that wait and at the newest, by an index each, so that it costs the
   * same whatever waits, and however long somebody's transaction is open. The first come from four
   * places: a span that is yet to begin, what commits late beside it, one that is under way, and
   * what commits late beside that. Of more rows than that, the number is that of the sequence
   * numbers from the first to the newest, or a shard's share of it, and each counts as much as the
   * larger of both ends' means.
   */
  @Select(
      """
      <script>
      WITH relay AS (
        SELECT count(*) > 0 AS has_run,
          coalesce(bool_and(shard.system_identifier = me.system_identifier::text
            AND pg_snapshot_xmax(shard.to_snapshot) &lt;= pg_snapshot_xmax(pg_current_snapshot())),
            false) AS same_history,
          coalesce(min(shard.from_snapshot::text), '1:1:')::pg_snapshot AS published,
          coalesce(min(shard.to_snapshot::text), '1:1:')::pg_snapshot AS span,
          coalesce(min(shard.last_seq), 0) AS last_seq
        FROM pg_control_system() AS me, millrace.relay_progress AS shard
        WHERE shard.generation = #{generation} AND shard.shard = #{shard}),
      first AS (
        (SELECT seq, created_at, pg_column_size(payload) AS bytes
         FROM millrace.outbox
         WHERE (SELECT last_seq = 0 FROM relay)
           AND xid >= (SELECT pg_snapshot_xmax(published) FROM relay)
      """
          + OutboxStatements.OF_THE_SHARD
          + """
         ORDER BY xid, seq LIMIT #{looks})
        UNION ALL
        (SELECT seq, created_at, pg_column_size(payload)
         FROM millrace.outbox
         WHERE (SELECT last_seq = 0 FROM relay)
           AND xid = ANY (ARRAY(SELECT pg_snapshot_xip(published) FROM relay))
      """
          + OutboxStatements.OF_THE_SHARD
          + """
         ORDER BY xid, seq LIMIT #{looks})
        UNION ALL
        (SELECT seq, created_at, pg_column_size(payload)
         FROM millrace.outbox
         WHERE (SELECT last_seq > 0 FROM relay) AND seq > (SELECT last_seq FROM relay)
           AND NOT pg_visible_in_snapshot(xid, (SELECT published FROM relay))
      """
          + OutboxStatements.OF_THE_SHARD
          + """
         ORDER BY seq LIMIT #{looks})
        UNION ALL
        (SELECT seq, created_at, pg_column_size(payload)
         FROM millrace.outbox
         WHERE (SELECT last_seq > 0 FROM relay) AND seq &lt;= (SELECT last_seq FROM relay)
           AND xid = ANY (ARRAY(SELECT pg_snapshot_xip(span) FROM relay))
      """
          + OutboxStatements.OF_THE_SHARD
          + """
         ORDER BY xid, seq LIMIT #{looks})),
      waiting AS (
        SELECT count(*) AS rows, coalesce(sum(bytes), 0) AS bytes, min(seq) AS seq,
          min(created_at) AS oldest
        FROM first),
      newest AS (
        SELECT max(seq) AS seq, avg(bytes) AS mean
        FROM (SELECT seq, pg_column_size(payload) AS bytes
              FROM millrace.outbox ORDER BY seq DESC LIMIT #{looks}) AS last),
      total AS (
        SELECT CASE WHEN waiting.rows &lt; #{looks} THEN waiting.rows
          ELSE greatest(waiting.rows, (newest.seq - waiting.seq + 1) / #{shards}) END AS records
        FROM waiting, newest)
      SELECT relay.has_run, relay.same_history, total.records,
        CASE WHEN waiting.rows &lt; #{looks} THEN waiting.bytes
          ELSE (total.records * greatest(waiting.bytes / waiting.rows, newest.mean))::bigint
        END AS bytes,
        waiting.oldest, clock_timestamp() AS now
      FROM relay, waiting, newest, total
      </script>
      """)
  BacklogRow backlog(
      @Param("generation") int generation,
      @Param("shards") int shards,
      @Param("shard") int shard,
      @Param("looks") int looks);
}
