package dev.millrace.adapters.postgres;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The statements on the relay's progress. */
interface ProgressStatements {

  @Insert(
      """
      INSERT INTO millrace.relay_progress
        (shard, system_identifier, from_snapshot, to_snapshot, last_seq)
      VALUES (#{shard}, #{cursor.systemIdentifier}, #{cursor.from}::pg_snapshot,
        #{cursor.to}::pg_snapshot, #{cursor.lastSeq})
      ON CONFLICT (shard) DO UPDATE SET system_identifier = excluded.system_identifier,
        from_snapshot = excluded.from_snapshot, to_snapshot = excluded.to_snapshot,
        last_seq = excluded.last_seq, saved_at = excluded.saved_at
      """)
  int save(@Param("shard") int shard, @Param("cursor") CursorRow cursor);

  @Select(
      """
      SELECT system_identifier, from_snapshot::text AS "from", to_snapshot::text AS "to", last_seq
      FROM millrace.relay_progress WHERE shard = #{shard}
      """)
  @Nullable CursorRow find(@Param("shard") int shard);
}
