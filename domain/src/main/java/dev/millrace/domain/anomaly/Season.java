package dev.millrace.domain.anomaly;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/** What is usual at each time of a day or a week: a mean that forgets, for each part of it. */
final class Season {

  /** Fewer say nothing of what is usual. */
  private static final int FEWEST = 5;

  /** As if a mean were never of more than so many. */
  private static final int MEMORY = 60;

  private final long seconds;
  private final double[] means;
  private final int[] counts;

  Season(Duration length, int parts) {
    seconds = length.toSeconds();
    means = new double[parts];
    counts = new int[parts];
  }

  /** What is usual at a time, or NaN where that is not known. */
  double usual(Instant time) {
    int part = part(time);
    return counts[part] < FEWEST ? Double.NaN : means[part];
  }

  void add(Instant time, double value) {
    int part = part(time);
    counts[part] = Math.min(MEMORY, counts[part] + 1);
    means[part] += (value - means[part]) / counts[part];
  }

  private int part(Instant time) {
    return (int) (Math.floorMod(time.getEpochSecond(), seconds) * means.length / seconds);
  }

  /** In bytes. */
  int length() {
    return means.length * (Double.BYTES + Integer.BYTES);
  }

  void write(ByteBuffer to) {
    for (int i = 0; i < means.length; i++) {
      to.putDouble(means[i]).putInt(counts[i]);
    }
  }

  void read(ByteBuffer from) {
    for (int i = 0; i < means.length; i++) {
      means[i] = from.getDouble();
      counts[i] = from.getInt();
    }
  }
}
