package dev.millrace.domain.anomaly;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as bytes, exact to the nanosecond. */
final class Times {

  static final int BYTES = Long.BYTES + Integer.BYTES;

  /** No time is that long ago. */
  private static final long NONE = Long.MIN_VALUE;

  private Times() {}

  static void write(ByteBuffer to, @Nullable Instant time) {
    if (time == null) {
      to.putLong(NONE).putInt(0);
    } else {
      to.putLong(time.getEpochSecond()).putInt(time.getNano());
    }
  }

  static @Nullable Instant read(ByteBuffer from) {
    long seconds = from.getLong();
    int nanos = from.getInt();
    return seconds == NONE ? null : Instant.ofEpochSecond(seconds, nanos);
  }
}
