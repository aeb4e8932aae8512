package dev.millrace.domain.port.outbox;

/**
 * A part of the relay's work with a writer and a cursor of its own: the rows of those slots, and so
 * of those partitions of every topic, that are {@code number} modulo the number of shards.
 *
 * @param number from 0 to below the number of shards
 */
public record Shard(Sharding sharding, int number) {

  /** The only one, where nobody has changed their number. */
  public static final Shard WHOLE = new Shard(Sharding.FIRST, 0);

  public Shard {
    requireBelow(number, sharding.count());
  }

  private static void requireBelow(int number, int count) {
    if (number < 0 || number >= count) {
      throw new IllegalArgumentException("there is no shard " + number + " of " + count);
    }
  }

  /** Whether a row of that slot is one of this shard's. */
  public boolean holds(int slot) {
    return slot % sharding.count() == number;
  }

  /** Unlike that of every other shard there is or was; the first generation's has no prefix. */
  public String name() {
    return sharding.generation() == 1 ? "" + number : sharding.generation() + "-" + number;
  }

  @Override
  public String toString() {
    return "shard " + number + " of " + sharding.count();
  }
}
