package dev.millrace.adapters.postgres;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The statements on the relay processes and their shards. */
interface MemberStatements {

  /**
   * Members come one after the other. One that stands still in its turn is thrown out of it by the
   * server, so that the others need not wait for it to go on.
   */
  @Select(
      """
      SELECT set_config('idle_in_transaction_session_timeout', '1000', true)
      FROM pg_advisory_xact_lock(hashtext('millrace.relay_members'))
      """)
  String takeTurn();

  /** 0 when two processes use the name, and another has it. */
  @Insert(
      """
      INSERT INTO millrace.relay_members AS member (name, incarnation)
      VALUES (#{name}, #{incarnation})
      ON CONFLICT (name) DO UPDATE SET incarnation = excluded.incarnation,
        taken_at = excluded.taken_at, seen_at = excluded.seen_at
      WHERE NOT member.contested OR member.incarnation = excluded.incarnation
      """)
  int join(@Param("name") String name, @Param("incarnation") UUID incarnation);

  /** 0 when another process has the name. */
  @Insert(
      """
      INSERT INTO millrace.relay_members AS member (name, incarnation)
      VALUES (#{name}, #{incarnation})
      ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at
      WHERE member.incarnation = excluded.incarnation
      """)
  int beat(@Param("name") String name, @Param("incarnation") UUID incarnation);

  /** Leaves a name to its holder for as long as that lives; since when it has it. */
  @Select(
      value =
          """
          UPDATE millrace.relay_members SET contested = true WHERE name = #{name}
          RETURNING taken_at
          """,
      affectData = true)
  Instant contest(String name);

  /**
   * Takes for dead who was not seen; their leases go with them. Who was seen in the future may have
   * died before the clock was set back; who lives is back with its next beat.
   */
  @Delete(
      """
      DELETE FROM millrace.relay_members
      WHERE seen_at NOT BETWEEN clock_timestamp() - #{seconds} * interval '1 second'
        AND clock_timestamp() + #{seconds} * interval '1 second'
      """)
  int bury(long seconds);

  @Delete(
      """
      DELETE FROM millrace.relay_leases WHERE generation <> (
        SELECT generation FROM millrace.relay_generations
        WHERE begun_at IS NOT NULL AND ended_at IS NULL)
      """)
  int forgetEarlier();

  /** Takes what is free of a member's part. */
  @Insert(
      """
      WITH member AS (
        SELECT name, row_number() OVER (ORDER BY joined_at, name) - 1 AS rank, count(*) OVER () AS total
        FROM millrace.relay_members)
      INSERT INTO millrace.relay_leases (generation, shard, owner)
      SELECT generation, shard, name
      FROM millrace.relay_generations, generate_series(0, shards - 1) AS shard, member
      WHERE begun_at IS NOT NULL AND ended_at IS NULL
        AND member.name = #{name} AND shard % member.total = member.rank
      ON CONFLICT DO NOTHING
      """)
  int take(String name);

  /** What a member holds. */
  @Select(
      """
      WITH member AS (
        SELECT name, row_number() OVER (ORDER BY joined_at, name) - 1 AS rank, count(*) OVER () AS total
        FROM millrace.relay_members)
      SELECT generation, shards, shard, name AS owner, lease.since,
        shard % member.total = member.rank AS kept
      FROM millrace.relay_leases AS lease JOIN millrace.relay_generations USING (generation)
        JOIN member ON member.name = lease.owner
      WHERE lease.owner = #{name}
      """)
  List<LeaseRow> held(String name);

  @Select(
      """
      SELECT generation, shards, shard, owner, lease.since, true AS kept
      FROM millrace.relay_leases AS lease JOIN millrace.relay_generations USING (generation)
        JOIN millrace.relay_members AS member ON member.name = lease.owner
      WHERE begun_at IS NOT NULL AND ended_at IS NULL
        AND seen_at BETWEEN clock_timestamp() - #{seconds} * interval '1 second'
          AND clock_timestamp() + #{seconds} * interval '1 second'
      ORDER BY shard
      """)
  List<LeaseRow> leases(long seconds);

  @Delete(
      """
      DELETE FROM millrace.relay_leases AS lease USING millrace.relay_members AS member
      WHERE lease.owner = member.name AND member.name = #{name}
        AND member.incarnation = #{incarnation}
        AND lease.generation = #{shard.generation} AND lease.shard = #{shard.shard}
      """)
  int release(
      @Param("name") String name,
      @Param("incarnation") UUID incarnation,
      @Param("shard") ShardRow shard);

  @Delete(
      """
      DELETE FROM millrace.relay_members
      WHERE name = #{name} AND incarnation = #{incarnation}
      """)
  int leave(@Param("name") String name, @Param("incarnation") UUID incarnation);
}
