package dev.millrace.adapters.postgres;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements on the relay's progress. */
interface ProgressStatements {

  @Update(
      """
      UPDATE millrace.relay_progress SET system_identifier = #{cursor.systemIdentifier},
        from_snapshot = #{cursor.from}::pg_snapshot, to_snapshot = #{cursor.to}::pg_snapshot,
        last_seq = #{cursor.lastSeq}, last_event = #{cursor.lastEvent,jdbcType=OTHER}::uuid,
        followed_by = #{cursor.followedBy,jdbcType=INTEGER},
        saved_at = clock_timestamp()
      WHERE generation = #{shard.generation} AND shard = #{shard.shard}
      """)
  int replace(@Param("shard") ShardRow shard, @Param("cursor") CursorRow cursor);

  /** Waits for whoever ends the generation at this moment. */
  @Insert(
      """
      INSERT INTO millrace.relay_progress
        (generation, shards, shard, system_identifier, from_snapshot, to_snapshot, last_seq,
         last_event, followed_by)
      SELECT generation, shards, #{shard.shard}, #{cursor.systemIdentifier},
        #{cursor.from}::pg_snapshot, #{cursor.to}::pg_snapshot, #{cursor.lastSeq},
        #{cursor.lastEvent,jdbcType=OTHER}::uuid, #{cursor.followedBy,jdbcType=INTEGER}
      FROM (SELECT generation, shards FROM millrace.relay_generations
        WHERE generation = #{shard.generation} AND shards = #{shard.shards}
          AND begun_at IS NOT NULL AND ended_at IS NULL
        FOR SHARE) AS under_way
      ON CONFLICT (generation, shard) DO NOTHING
      """)
  int add(@Param("shard") ShardRow shard, @Param("cursor") CursorRow cursor);

  @Select(
      """
      SELECT system_identifier, from_snapshot::text AS "from", to_snapshot::text AS "to", last_seq,
        last_event, generation + 1 AS successor, followed_by
      FROM millrace.relay_progress WHERE generation = #{generation} AND shard = #{shard}
      """)
  @Nullable CursorRow find(ShardRow shard);
}
