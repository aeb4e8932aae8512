package dev.millrace.domain.port.relay;

import dev.millrace.domain.port.outbox.Shard;
import java.time.Duration;
import java.util.List;

/**
 * The relay processes, and which shards each is to carry: evenly, the k-th shard falls to the k-th
 * of them in the order in which they came, and so on in turn. This is for liveness alone. Two may
 * well believe that they have the same shard, and it does no harm: the log lets only the later
 * write. All times are the store's.
 */
public interface RelayMembers {

  /** One that was not heard of for so long is taken for dead, and its shards are free. */
  Duration LIFE = Duration.ofSeconds(6);

  /** So often a member is to be heard of. */
  Duration BEAT = Duration.ofSeconds(2);

  /**
   * Announces a process. An earlier one of the same name is replaced, and its shards become this
   * one's without waiting: it is taken for dead. When it turns out to live, by its {@link #beat},
   * two use the name; then whoever has it is not replaced any more, until it has left or is dead.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when two use the name, and another has it
   */
  void join(Member me);

  /**
   * Tells that a member is there, and takes what is free of its part of the shards of the
   * generation under way. One that was taken for dead is a member again.
   *
   * @throws dev.millrace.domain.failure.PermanentFailure when another process of its name has
   *     replaced it; the message says since when
   */
  Share beat(Member me);

  /** Gives a shard up, so that the one whose part it is may take it. */
  void release(Member me, Shard shard);

  /** Gives everything up at once. */
  void leave(Member me);

  /** Who holds which shards now, in the order of the shards. */
  List<Lease> leases();
}
