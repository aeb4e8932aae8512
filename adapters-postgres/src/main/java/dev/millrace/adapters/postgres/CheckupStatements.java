package dev.millrace.adapters.postgres;

import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements of an operator's questions. */
interface CheckupStatements {

  @Select("SHOW server_version")
  String version();

  /** The rows that the cursor does not cover began after it: the index on xid finds them. */
  @Select(
      """
      SELECT relay.shard IS NOT NULL AS has_run,
        coalesce(relay.system_identifier = me.system_identifier::text
          AND pg_snapshot_xmax(relay.to_snapshot) <= pg_snapshot_xmax(pg_current_snapshot()), false)
          AS same_history,
        waiting.records, waiting.bytes, waiting.oldest, clock_timestamp() AS now
      FROM pg_control_system() AS me
        LEFT JOIN millrace.relay_progress AS relay ON relay.shard = #{shard},
        LATERAL (
          SELECT count(*) AS records, coalesce(sum(first.bytes), 0) AS bytes,
            min(first.created_at) AS oldest
          FROM (
            SELECT pg_column_size(event.payload) AS bytes, event.created_at
            FROM millrace.outbox AS event
            WHERE event.xid >= coalesce(pg_snapshot_xmin(relay.from_snapshot), '0'::xid8)
              AND NOT coalesce(pg_visible_in_snapshot(event.xid, relay.from_snapshot)
                OR (pg_visible_in_snapshot(event.xid, relay.to_snapshot)
                  AND event.seq <= relay.last_seq), false)
            ORDER BY event.xid, event.seq
            LIMIT #{most}) AS first) AS waiting
      """)
  BacklogRow backlog(@Param("shard") int shard, @Param("most") long most);
}
