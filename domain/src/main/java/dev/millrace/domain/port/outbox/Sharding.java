package dev.millrace.domain.port.outbox;

import dev.millrace.domain.record.Slot;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Into how many shards the relay's work is parted, since when: each change of the number begins
 * another generation, whose shards have nothing in common with earlier ones of the same number.
 *
 * @param generation from 1 on
 * @param count a power of two, so that a partition of a topic with as many partitions or more is of
 *     one shard only
 */
public record Sharding(int generation, int count) {

  /** Of an installation where nobody has changed it. */
  public static final Sharding FIRST = new Sharding(1, 1);

  public Sharding {
    requireGeneration(generation);
    requireDivisor(count);
  }

  private static void requireGeneration(int generation) {
    if (generation < 1) {
      throw new IllegalArgumentException("generations count from 1, not from " + generation);
    }
  }

  private static void requireDivisor(int count) {
    if (count < 1 || Slot.COUNT % count != 0) {
      throw new IllegalArgumentException(
          count + " shards do not divide " + Slot.COUNT + ": use 1, 2, 4, 8 and so on");
    }
  }

  /** The generation after this one. */
  public Sharding followedBy(int next) {
    return new Sharding(generation + 1, next);
  }

  public Shard shard(int number) {
    return new Shard(this, number);
  }

  /** All shards, in the order of their numbers. */
  public List<Shard> shards() {
    return IntStream.range(0, count).mapToObj(this::shard).toList();
  }
}
