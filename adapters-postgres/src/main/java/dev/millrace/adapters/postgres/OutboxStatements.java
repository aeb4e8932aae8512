package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.OutboxRow;
import java.util.UUID;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.ResultType;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.ResultHandler;

/**
 * The statements that read the outbox. Only where there are several shards does a statement ask for
 * the slot: the planner would take it for rare, and that costs nothing where it is not asked.
 */
interface OutboxStatements {

  /** Each statement is planned for its parameters. */
  String CUSTOM = "force_custom_plan";

  /**
   * Statements keep their plans. Of one that has one plan only, as with the index in whose order a
   * limit ends the look, that saves what takes as long as reading a few rows of a table of many
   * days.
   */
  String KEPT = "force_generic_plan";

  String OF_THE_SHARD = "<if test='shards > 1'> AND slot % #{shards} = #{shard}</if> ";

  /** Reads a file of the server. */
  @Select(
      """
      SELECT pg_is_in_recovery() AS standby, system_identifier::text AS system_identifier
      FROM pg_control_system()
      """)
  ServerRow server();

  /**
   * A row that is gone was dropped with its day if its number is one of a day that was, or if
   * nothing that is as old is left.
   */
  @Select(
      """
      SELECT EXISTS (SELECT FROM millrace.outbox WHERE seq = #{seq} AND id = #{event})
        OR EXISTS (
          SELECT FROM millrace.dropped_outbox_days WHERE #{seq} BETWEEN first_seq AND last_seq)
        OR NOT EXISTS (SELECT FROM millrace.outbox WHERE seq <= #{seq})
          AND #{seq} <= (SELECT last_value FROM millrace.outbox_seq)
      """)
  boolean remembers(@Param("seq") long seq, @Param("event") UUID event);

  @Select("SELECT pg_is_in_recovery()")
  boolean standby();

  /**
   * How many rows of all shards are in the span, each of its two sorts up to a limit, and the first
   * and last seq of those that began in it: from the index, which does not know the slots. Its
   * order is the only one in which the limit ends the look, whatever the planner thinks of a table
   * that has just grown.
   */
  @Select(
      """
      <script>
      SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off;
      SELECT pg_is_in_recovery() AS standby, count(*) AS rows,
        coalesce(min(seq) FILTER (WHERE begun), 0) AS first,
        coalesce(max(seq) FILTER (WHERE begun), 0) AS last
      FROM (
        (SELECT seq, true AS begun FROM millrace.outbox
         WHERE xid >= #{begun}::text::xid8 AND xid &lt; #{ended}::text::xid8
           AND xid &lt;> ALL (#{running}::xid8[])
         ORDER BY xid, seq LIMIT #{limit})
        <if test='anyLate'>
        UNION ALL
        (SELECT seq, false FROM millrace.outbox
         WHERE xid = ANY (#{late}::xid8[])
         ORDER BY xid, seq LIMIT #{limit})
        </if>
      ) AS counted
      </script>
      """)
  SpanRow count(SpanQuery query);

  /**
   * Between which numbers the rows of a span that is too long to be counted are; ADR 26 says why no
   * row is missed. Whoever got its id when {@code from} had been taken drew its numbers later than
   * anybody that {@code from} sees ({@code published}). Those that had theirs already, above the
   * newest that had ended, are the first of the span, and no more than the server has places for
   * ({@code beginning}). Where there are many rows of late transactions, they are walked with the
   * others.
   */
  @Select(
      """
      SET LOCAL jit = off;
      WITH RECURSIVE beginning (xid, seq, place) AS (
        (SELECT xid, seq, 1 FROM millrace.outbox
         WHERE xid >= #{begun}::text::xid8 ORDER BY xid, seq LIMIT 1)
        UNION ALL
        (SELECT next.xid, next.seq, place + 1
         FROM beginning CROSS JOIN LATERAL (
           SELECT xid, seq FROM millrace.outbox
           WHERE xid > beginning.xid ORDER BY xid, seq LIMIT 1) AS next
         WHERE place < current_setting('max_connections')::integer
           + current_setting('max_prepared_transactions')::integer
           + current_setting('max_worker_processes')::integer
           + current_setting('max_wal_senders')::integer)),
      published AS (
        SELECT max(newest.seq) AS seq
        FROM unnest(#{borders}::xid8[]) AS border CROSS JOIN LATERAL (
          SELECT xid, seq FROM millrace.outbox
          WHERE xid < border ORDER BY xid DESC, seq DESC LIMIT 1) AS newest
        WHERE pg_visible_in_snapshot(newest.xid, #{from}::pg_snapshot))
      SELECT pg_is_in_recovery() AS standby, 9223372036854775807 AS rows,
        least(
          CASE WHEN #{limit} = (SELECT count(*) FROM (
              SELECT FROM millrace.outbox WHERE xid = ANY (#{late}::xid8[]) LIMIT #{limit}) AS many)
            THEN (
              SELECT min(lowest.seq)
              FROM unnest(#{late}::xid8[]) AS one CROSS JOIN LATERAL (
                SELECT seq FROM millrace.outbox WHERE xid = one ORDER BY xid, seq LIMIT 1)
                AS lowest) END,
          (SELECT min(seq) FROM beginning),
          coalesce((SELECT seq + 1 FROM published), (SELECT min(seq) FROM millrace.outbox)))
          AS first,
        (SELECT max(seq) FROM millrace.outbox) AS last
      """)
  SpanRow ends(SpanQuery query);

  /** Writes to the log of the server alone, so that this transaction's commit is on the disk. */
  @Select("SELECT pg_logical_emit_message(true, 'millrace', '')::text")
  String leaveTrace();

  /**
   * For a short span: finds it by xid, and sorts it. Planning it costs more than running it, for
   * each partition each time, so that late transactions are asked for only where there are any.
   */
  @Select(
      """
      <script>
      WITH span AS MATERIALIZED (
        <if test='anyLate'>
        SELECT * FROM millrace.outbox
        WHERE xid = ANY (#{late}::xid8[]) AND seq > #{above}
      """
          + OF_THE_SHARD
          + """
        UNION ALL
        </if>
        SELECT * FROM millrace.outbox
        WHERE xid >= #{begun}::text::xid8 AND xid &lt; #{ended}::text::xid8
          AND xid &lt;> ALL (#{running}::xid8[]) AND seq > #{above}
      """
          + OF_THE_SHARD
          + """
      )
      SELECT
      """
          + OutboxRowType.COLUMNS
          + """
      FROM span ORDER BY seq LIMIT #{limit}
      </script>
      """)
  @Options(fetchSize = OutboxPiece.FETCH_SIZE)
  @ResultType(OutboxRow.class)
  void readShort(SpanQuery query, ResultHandler<OutboxRow> rows);

  /**
   * Begins a span: has its rows taken from the index in its order, the only one in which a limit
   * ends the look. On a standby nobody knows what is on the disk.
   *
   * @param planning {@link #KEPT} or {@link #CUSTOM}
   */
  @Select(
      """
      SELECT pg_is_in_recovery() AS standby,
        CASE WHEN pg_is_in_recovery() THEN false
          ELSE pg_current_wal_insert_lsn() <= pg_current_wal_flush_lsn()
            AND current_setting('synchronous_standby_names') = '' END AS on_disk,
        pg_current_snapshot()::text AS snapshot,
        set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
        set_config('plan_cache_mode', #{planning}, true)
      """)
  LogRow begin(String planning);

  @Select("SELECT set_config('plan_cache_mode', #{planning}, true)")
  String plan(String planning);

  /**
   * The rows of a span that has less than {@code limit}. Of one that has as many or more, these are
   * not the first by {@code seq}.
   */
  @Select(
      """
      <script>
      SELECT
      """
          + OutboxRowType.COLUMNS
          + """
      FROM (
        (SELECT * FROM millrace.outbox
         WHERE xid >= #{begun}::text::xid8 AND xid &lt; #{ended}::text::xid8
           AND xid &lt;> ALL (#{running}::xid8[])
         ORDER BY xid, seq LIMIT #{limit})
        <if test='anyLate'>
        UNION ALL
        (SELECT * FROM millrace.outbox
         WHERE xid = ANY (#{late}::xid8[])
         ORDER BY xid, seq LIMIT #{limit})
        </if>
      ) AS few
      ORDER BY seq
      </script>
      """)
  @Options(fetchSize = OutboxPiece.FETCH_SIZE)
  @ResultType(OutboxRow.class)
  void readFew(SpanQuery query, ResultHandler<OutboxRow> rows);

  /** The rows of late transactions alone, of a range of seq. */
  @Select(
      """
      <script>
      SELECT
      """
          + OutboxRowType.COLUMNS
          + """
      FROM millrace.outbox
      WHERE xid = ANY (#{late}::xid8[]) AND seq > #{above} AND seq &lt;= #{upTo}
      """
          + OF_THE_SHARD
          + """
      ORDER BY seq LIMIT #{limit}
      </script>
      """)
  @Options(fetchSize = OutboxPiece.FETCH_SIZE)
  @ResultType(OutboxRow.class)
  void readLate(SpanQuery query, ResultHandler<OutboxRow> rows);

  /**
   * All rows of the span in a narrow range of seq. No index serves the functions on snapshots, so
   * that every plan reads this range and nothing else. A snapshot is read from its text once, by
   * the query inside, and not for each row.
   */
  @Select(
      """
      <script>
      SELECT
      """
          + OutboxRowType.COLUMNS
          + """
      FROM millrace.outbox
      WHERE seq > #{above} AND seq &lt;= #{upTo}
        AND pg_visible_in_snapshot(xid, (SELECT #{to}::pg_snapshot))
        AND NOT pg_visible_in_snapshot(xid, (SELECT #{from}::pg_snapshot))
      """
          + OF_THE_SHARD
          + """
      ORDER BY seq LIMIT #{limit}
      </script>
      """)
  @Options(fetchSize = OutboxPiece.FETCH_SIZE)
  @ResultType(OutboxRow.class)
  void readWindow(SpanQuery query, ResultHandler<OutboxRow> rows);
}
