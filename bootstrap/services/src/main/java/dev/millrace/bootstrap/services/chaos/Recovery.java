package dev.millrace.bootstrap.services.chaos;

import dev.millrace.domain.failure.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waits until everything is green again, and measures how long that took. */
final class Recovery {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final Duration patience;

  /**
   * @param patience how long to wait before giving up
   */
  Recovery(Duration patience) {
    this.patience = patience;
  }

  /** What the wait from now on ended with. */
  Healing await(List<Vital> vitals) throws InterruptedException {
    long began = System.nanoTime();
    while (true) {
      List<String> complaints = complaints(vitals);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
      if (complaints.isEmpty() || elapsed.compareTo(patience) > 0) {
        return new Healing(elapsed, complaints);
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  private static List<String> complaints(List<Vital> vitals) {
    List<String> complaints = new ArrayList<>();
    vitals.forEach(vital -> complaint(vital).ifPresent(complaints::add));
    return complaints;
  }

  private static Optional<String> complaint(Vital vital) {
    try {
      return vital.complaint();
    } catch (Failure failure) {
      return Optional.of(String.valueOf(failure.getMessage()));
    }
  }
}
