package dev.millrace.domain.record;

import java.nio.charset.StandardCharsets;

/**
 * The slot of a key: {@code murmur2(key) mod 1024}, so that a topic of n partitions, n a divisor of
 * 1024, has the key in partition {@code slot mod n}, where Kafka's default partitioner puts it too.
 */
public final class Slot {

  public static final int COUNT = 1024;

  private static final int SEED = 0x9747b28c;
  private static final int MIX = 0x5bd1e995;

  private Slot() {}

  public static int of(RecordKey key) {
    return (murmur2(key.value().getBytes(StandardCharsets.UTF_8)) & Integer.MAX_VALUE) % COUNT;
  }

  /** MurmurHash2 in 32 bits with Kafka's seed, as in Austin Appleby's reference. */
  private static int murmur2(byte[] data) {
    int hash = SEED ^ data.length;
    int whole = data.length & ~3;
    for (int i = 0; i < whole; i += 4) {
      hash = (hash * MIX) ^ mixed(word(data, i, 4));
    }
    if (whole < data.length) {
      hash = (hash ^ word(data, whole, data.length - whole)) * MIX;
    }
    hash = (hash ^ (hash >>> 13)) * MIX;
    return hash ^ (hash >>> 15);
  }

  private static int mixed(int word) {
    int k = word * MIX;
    return (k ^ (k >>> 24)) * MIX;
  }

  private static int word(byte[] data, int from, int length) {
    int word = 0;
    for (int i = 0; i < length; i++) {
      word |= (data[from + i] & 0xff) << (8 * i);
    }
    return word;
  }
}
