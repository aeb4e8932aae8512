package dev.millrace.acceptance.path;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * How much later than it wished a thread woke up that only sleeps, a millisecond at a time: what
 * the machine itself adds to whatever is measured on it (as jHiccup does).
 */
final class Hiccups implements AutoCloseable {

  private static final long NAP = 1_000_000;

  private final List<Long> nanos = new ArrayList<>();
  private final Thread sleeper = new Thread(this::sleep, "hiccups");
  private volatile boolean awake;

  Hiccups() {
    sleeper.setDaemon(true);
    sleeper.start();
  }

  private void sleep() {
    while (!awake) {
      long begun = System.nanoTime();
      LockSupport.parkNanos(NAP);
      nanos.add(System.nanoTime() - begun - NAP);
    }
  }

  /** Ends the measurement. */
  @Override
  public void close() {
    awake = true;
    try {
      sleeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** By how much a share of all naps was too long at most; to be asked when it is closed. */
  Duration percentile(double share) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return Duration.ofNanos(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
  }
}
