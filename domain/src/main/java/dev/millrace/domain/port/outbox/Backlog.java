package dev.millrace.domain.port.outbox;

import java.time.Duration;

/**
 * What waits at a hop, or at several.
 *
 * @param bytes of the records, as far as they wait in the outbox
 * @param age how long the oldest has waited; zero when none does
 */
public record Backlog(long records, long bytes, Duration age) {

  public static final Backlog NONE = new Backlog(0, 0, Duration.ZERO);

  /** What waits here and there. */
  public Backlog plus(Backlog other) {
    return new Backlog(records + other.records, bytes + other.bytes, longer(age, other.age));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
