package dev.millrace.adapters.postgres;

import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements of an operator's questions. */
interface CheckupStatements {

  @Select("SHOW server_version")
  String version();

  /** The rows that the cursor does not cover began after it: the index on xid finds them. */
  @Select(
      """
      SELECT relay.system_identifier = me.system_identifier::text
          AND pg_snapshot_xmax(relay.to_snapshot) <= pg_snapshot_xmax(pg_current_snapshot())
          AS same_history,
        waiting.rows AS waiting, waiting.oldest, clock_timestamp() AS now
      FROM millrace.relay_progress AS relay, pg_control_system() AS me,
        LATERAL (
          SELECT count(*) AS rows, min(event.created_at) AS oldest
          FROM millrace.outbox AS event
          WHERE event.xid >= pg_snapshot_xmin(relay.from_snapshot)
            AND NOT (pg_visible_in_snapshot(event.xid, relay.from_snapshot)
              OR (pg_visible_in_snapshot(event.xid, relay.to_snapshot)
                AND event.seq <= relay.last_seq))) AS waiting
      WHERE relay.shard = #{shard}
      """)
  @Nullable BacklogRow backlog(@Param("shard") int shard);
}
