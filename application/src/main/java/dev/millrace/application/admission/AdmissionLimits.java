package dev.millrace.application.admission;

import dev.millrace.domain.port.outbox.Backlog;
import java.time.Duration;
import java.util.Optional;

/**
 * How much may be on its way.
 *
 * @param bytes of the outbox
 * @param age of the oldest record
 */
public record AdmissionLimits(long records, long bytes, Duration age) {

  /** Which limit a backlog passes, in words. */
  Optional<String> passedBy(Backlog backlog) {
    if (backlog.records() > records) {
      return full(String.format("more than %,d records are on their way", records));
    }
    if (backlog.bytes() > bytes) {
      return full(String.format("more than %,d MiB wait in the outbox", bytes >> 20));
    }
    return backlog.age().compareTo(age) > 0
        ? full("a record on its way is older than " + age)
        : Optional.empty();
  }

  private static Optional<String> full(String why) {
    return Optional.of("the path behind is full: " + why);
  }
}
