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

  PassedLimits passedBy(Backlog backlog) {
    return new PassedLimits(
        backlog.records() > records, backlog.bytes() > bytes, backlog.age().compareTo(age) > 0);
  }

  /** The first limit that is passed, in words. */
  Optional<String> inWords(PassedLimits passed) {
    if (passed.records()) {
      return full(String.format("more than %,d records are on their way", records));
    }
    if (passed.bytes()) {
      return full(String.format("more than %,d MiB wait in the outbox", bytes >> 20));
    }
    return passed.age() ? full("a record on its way is older than " + age) : Optional.empty();
  }

  private static Optional<String> full(String why) {
    return Optional.of("the path behind is full: " + why);
  }
}
