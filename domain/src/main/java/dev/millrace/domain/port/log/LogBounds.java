package dev.millrace.domain.port.log;

import java.time.Duration;

/**
 * How much is read at most.
 *
 * @param records how many of each partition are handed over
 * @param bytes how many bytes of keys, values and headers come from the brokers, those of records
 *     that are not meant among them; the one that passes it is the last
 * @param patience how long the brokers are listened to
 */
public record LogBounds(int records, long bytes, Duration patience) {

  public LogBounds {
    requirePositive(records);
    requirePositive(bytes);
    requirePositive(patience.toNanos());
  }

  private static void requirePositive(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("a bound is above 0, not " + bound);
    }
  }
}
