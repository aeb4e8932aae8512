package dev.millrace.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Polls until something holds. */
final class Eventually {

  private Eventually() {}

  static void holds(Duration deadline, BooleanSupplier condition) throws InterruptedException {
    Stopwatch waited = new Stopwatch();
    while (!condition.getAsBoolean()) {
      if (waited.elapsed().compareTo(deadline) > 0) {
        throw new AssertionError("still not so after " + deadline);
      }
      Thread.sleep(20);
    }
  }
}
