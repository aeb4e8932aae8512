package dev.millrace.adapters.postgres;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** The statements on the generations of shards. */
interface ShardingStatements {

  @Select(
      """
      SELECT generation, shards FROM millrace.relay_generations
      WHERE begun_at IS NOT NULL AND ended_at IS NULL
      """)
  ShardingRow current();

  @Select("SELECT generation, shards FROM millrace.relay_generations WHERE begun_at IS NULL")
  @Nullable ShardingRow agreed();

  @Insert(
      """
      INSERT INTO millrace.relay_generations (generation, shards)
      SELECT generation + 1, #{shards} FROM millrace.relay_generations
      WHERE begun_at IS NOT NULL AND ended_at IS NULL
      ON CONFLICT DO NOTHING
      """)
  int agree(int shards);

  /**
   * Takes the common snapshot. In a transaction after that which agreed, and by a statement that
   * sees the agreement: whoever asked for a horizon and did not see it has an earlier snapshot.
   */
  @Update(
      """
      UPDATE millrace.relay_generations SET begins_at = pg_current_snapshot()
      WHERE begun_at IS NULL AND begins_at IS NULL
      """)
  int takeSnapshot();

  /** The cursors of the generation under way, by shard. */
  @Select(
      """
      SELECT system_identifier, from_snapshot::text AS "from", to_snapshot::text AS "to", last_seq,
        last_event, progress.generation + 1 AS successor, followed_by
      FROM millrace.relay_progress AS progress JOIN millrace.relay_generations AS under_way
        USING (generation)
      WHERE begun_at IS NOT NULL AND ended_at IS NULL
      ORDER BY shard
      """)
  List<CursorRow> cursors();

  /** Ends a generation all of whose shards are closed. */
  @Update(
      """
      UPDATE millrace.relay_generations SET ended_at = clock_timestamp()
      WHERE generation = #{generation} - 1 AND begun_at IS NOT NULL AND ended_at IS NULL
        AND shards = (SELECT count(*) FROM millrace.relay_progress
          WHERE generation = #{generation} - 1 AND followed_by = #{shards})
      """)
  int end(ShardingRow next);

  @Insert(
      """
      INSERT INTO millrace.relay_progress
        (generation, shards, shard, system_identifier, from_snapshot, to_snapshot, last_seq)
      SELECT #{next.generation}, #{next.shards}, shard, #{first.systemIdentifier},
        #{first.from}::pg_snapshot, #{first.to}::pg_snapshot, #{first.lastSeq}
      FROM generate_series(0, #{next.shards} - 1) AS shard
      """)
  int place(@Param("next") ShardingRow next, @Param("first") CursorRow first);

  @Delete("DELETE FROM millrace.relay_progress WHERE generation < #{generation}")
  int forget(ShardingRow next);

  @Update(
      """
      UPDATE millrace.relay_generations SET begun_at = clock_timestamp()
      WHERE generation = #{generation} AND begun_at IS NULL
      """)
  int begin(ShardingRow next);
}
