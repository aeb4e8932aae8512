package dev.millrace.domain.window;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An event in a window.
 *
 * @param id the event's
 * @param amount what it adds to the window's sum
 * @param partition where it stands in its family's topic
 * @param appendedAt when the broker took it, to the millisecond
 */
public record Occurrence(UUID id, long amount, int partition, long offset, Instant appendedAt) {

  private static final int LENGTH = 4 * Long.BYTES + Integer.BYTES + Long.BYTES;

  /** Some occurrences as bytes, for {@link #list}. */
  public static byte[] bytes(List<Occurrence> occurrences) {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH * occurrences.size());
    for (Occurrence one : occurrences) {
      bytes
          .putLong(one.id.getMostSignificantBits())
          .putLong(one.id.getLeastSignificantBits())
          .putLong(one.amount)
          .putInt(one.partition)
          .putLong(one.offset)
          .putLong(one.appendedAt.toEpochMilli());
    }
    return bytes.array();
  }

  /** Reads what {@link #bytes} wrote. */
  public static List<Occurrence> list(byte[] bytes) {
    List<Occurrence> occurrences = new ArrayList<>(bytes.length / LENGTH);
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      occurrences.add(
          new Occurrence(
              new UUID(left.getLong(), left.getLong()),
              left.getLong(),
              left.getInt(),
              left.getLong(),
              Instant.ofEpochMilli(left.getLong())));
    }
    return occurrences;
  }
}
