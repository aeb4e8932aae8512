package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import java.util.UUID;
import org.apache.ibatis.annotations.Arg;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.ResultType;
import org.apache.ibatis.annotations.Results;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.session.ResultHandler;

/**
 * The statements that read the outbox. Rows are mapped by explicit arguments, as MyBatis would look
 * for their names anew in every row. Only where there are several shards does a statement ask for
 * the slot: the planner would take it for rare, and that costs nothing where it is not asked.
 */
interface OutboxStatements {

  String OF_THE_SHARD = "<if test='shards > 1'> AND slot % #{shards} = #{shard}</if> ";

  /** Reads a file of the server. */
  @Select(
      """
      SELECT pg_is_in_recovery() AS standby, system_identifier::text AS system_identifier
      FROM pg_control_system()
      """)
  ServerRow server();

  /**
   * All that a relay with nothing to do asks. On a standby the snapshots are of another making. The
   * snapshot is that of this statement: one that does not see the next generation is earlier than
   * where that begins.
   */
  @Select(
      """
      SELECT pg_is_in_recovery() AS standby, pg_current_snapshot()::text AS snapshot,
        next.generation, next.shards, next.begins_at::text AS begins_at
      FROM (SELECT) AS now LEFT JOIN millrace.relay_generations AS next
        ON next.generation = #{generation} + 1
      """)
  HorizonRow horizon(int generation);

  /**
   * How many rows of all shards began between the snapshots, and their first and last seq: from the
   * index, which does not know the slots.
   */
  @Select(
      """
      SELECT pg_is_in_recovery() AS standby, count(*) AS rows, coalesce(min(seq), 0) AS first,
        coalesce(max(seq), 0) AS last
      FROM millrace.outbox
      WHERE xid >= #{begun}::text::xid8 AND xid < #{ended}::text::xid8
        AND xid <> ALL (#{running}::xid8[])
      """)
  SpanRow measure(SpanQuery query);

  /** Writes to the log of the server alone, so that this transaction's commit is on the disk. */
  @Select("SELECT pg_logical_emit_message(true, 'millrace', '')::text")
  String leaveTrace();

  /** For a short span: finds it by xid, and sorts it. */
  @Select(
      """
      <script>
      WITH span AS MATERIALIZED (
        SELECT * FROM millrace.outbox
        WHERE xid = ANY (#{late}::xid8[]) AND seq > #{above}
      """
          + OF_THE_SHARD
          + """
        UNION ALL
        SELECT * FROM millrace.outbox
        WHERE xid >= #{begun}::text::xid8 AND xid &lt; #{ended}::text::xid8
          AND xid &lt;> ALL (#{running}::xid8[]) AND seq > #{above}
      """
          + OF_THE_SHARD
          + """
      )
      SELECT xid::text::bigint AS xid, seq, slot, id, aggregatetype, aggregateid, version, run_id,
        attempt, traceparent, payload
      FROM span ORDER BY seq LIMIT #{limit}
      </script>
      """)
  @Options(fetchSize = OutboxPiece.FETCH_SIZE)
  @ResultType(EventRow.class)
  @Results(id = "event")
  @Arg(column = "xid", javaType = long.class)
  @Arg(column = "seq", javaType = long.class)
  @Arg(column = "slot", javaType = int.class)
  @Arg(column = "id", javaType = UUID.class)
  @Arg(column = "aggregatetype", javaType = String.class)
  @Arg(column = "aggregateid", javaType = String.class)
  @Arg(column = "version", javaType = long.class)
  @Arg(column = "run_id", javaType = UUID.class)
  @Arg(column = "attempt", javaType = int.class)
  @Arg(column = "traceparent", javaType = String.class)
  @Arg(column = "payload", javaType = Bytes.class)
  void readShort(SpanQuery query, ResultHandler<EventRow> rows);

  /** The rows of late transactions alone, of a range of seq. */
  @Select(
      """
      <script>
      SELECT xid::text::bigint AS xid, seq, slot, id, aggregatetype, aggregateid, version, run_id,
        attempt, traceparent, payload
      FROM millrace.outbox
      WHERE xid = ANY (#{late}::xid8[]) AND seq > #{above} AND seq &lt;= #{upTo}
      """
          + OF_THE_SHARD
          + """
      ORDER BY seq LIMIT #{limit}
      </script>
      """)
  @Options(fetchSize = OutboxPiece.FETCH_SIZE)
  @ResultMap("event")
  void readLate(SpanQuery query, ResultHandler<EventRow> rows);

  /**
   * All rows of the span in a narrow range of seq. No index serves the functions on snapshots, so
   * that every plan reads this range and nothing else.
   */
  @Select(
      """
      <script>
      SELECT xid::text::bigint AS xid, seq, slot, id, aggregatetype, aggregateid, version, run_id,
        attempt, traceparent, payload
      FROM millrace.outbox
      WHERE seq > #{above} AND seq &lt;= #{upTo}
        AND pg_visible_in_snapshot(xid, #{to}::pg_snapshot)
        AND NOT pg_visible_in_snapshot(xid, #{from}::pg_snapshot)
      """
          + OF_THE_SHARD
          + """
      ORDER BY seq LIMIT #{limit}
      </script>
      """)
  @Options(fetchSize = OutboxPiece.FETCH_SIZE)
  @ResultMap("event")
  void readWindow(SpanQuery query, ResultHandler<EventRow> rows);
}
