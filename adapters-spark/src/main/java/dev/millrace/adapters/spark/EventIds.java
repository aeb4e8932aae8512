package dev.millrace.adapters.spark;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A set of event ids as 16 bytes each in rising order: what a window remembers of the events that
 * it has counted. Many times smaller than objects, and its size is the count.
 */
final class EventIds {

  static final EventIds NONE = new EventIds(new byte[0]);

  static final int LENGTH = 16;

  private final byte[] sorted;

  /** The set of those ids, as {@link #sorted} returned them. */
  EventIds(byte[] sorted) {
    this.sorted = sorted;
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(LENGTH)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** The id of its 16 bytes. */
  static UUID id(byte[] bytes) {
    return next(ByteBuffer.wrap(bytes));
  }

  /** The ids, 16 bytes each, in rising order. */
  byte[] sorted() {
    return sorted;
  }

  long count() {
    return sorted.length / LENGTH;
  }

  /** Whether an id is in the set. */
  boolean contains(UUID id) {
    ByteBuffer ids = ByteBuffer.wrap(sorted);
    int low = 0;
    int high = sorted.length / LENGTH;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = next(ids.position(middle * LENGTH)).compareTo(id);
      if (order == 0) {
        return true;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle;
    }
    return false;
  }

  /** This set and those ids, each given as 16 bytes, some perhaps twice or here already. */
  EventIds with(Iterator<byte[]> ids) {
    NavigableSet<UUID> fresh = new TreeSet<>();
    ids.forEachRemaining(id -> fresh.add(next(ByteBuffer.wrap(id))));
    ByteBuffer old = ByteBuffer.wrap(sorted);
    ByteBuffer merged = ByteBuffer.allocate(sorted.length + fresh.size() * LENGTH);
    UUID pending = fresh.pollFirst();
    while (old.hasRemaining()) {
      UUID known = next(old);
      for (; pending != null && pending.compareTo(known) < 0; pending = fresh.pollFirst()) {
        put(merged, pending);
      }
      pending = known.equals(pending) ? fresh.pollFirst() : pending;
      put(merged, known);
    }
    for (; pending != null; pending = fresh.pollFirst()) {
      put(merged, pending);
    }
    return new EventIds(Arrays.copyOf(merged.array(), merged.position()));
  }

  private static UUID next(ByteBuffer ids) {
    return new UUID(ids.getLong(), ids.getLong());
  }

  private static void put(ByteBuffer ids, UUID id) {
    ids.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }
}
