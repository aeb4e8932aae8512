package dev.millrace.adapters.spark;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what a test cannot block on. */
final class Deadline {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Deadline() {}

  static void until(String what, BooleanSupplier reached) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + PATIENCE + ": " + what);
      }
      Thread.sleep(20);
    }
  }
}
