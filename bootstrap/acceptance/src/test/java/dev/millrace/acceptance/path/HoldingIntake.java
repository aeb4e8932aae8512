package dev.millrace.acceptance.path;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.source.Evidence;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * An intake whose transactions stay open after everything is written: for a while, and until
 * released.
 */
final class HoldingIntake implements Intake {

  private final Intake intake;
  private final CountDownLatch written;
  private final Duration held;
  private final CountDownLatch released;

  HoldingIntake(Intake intake, CountDownLatch written, Duration held, CountDownLatch released) {
    this.intake = intake;
    this.written = written;
    this.held = held;
    this.released = released;
  }

  @Override
  public <T> T inTransaction(Function<IntakeTransaction, T> work) {
    return intake.inTransaction(
        transaction -> {
          T result = work.apply(transaction);
          written.countDown();
          hold();
          return result;
        });
  }

  private void hold() {
    long until = System.nanoTime() + held.toNanos();
    for (long left = held.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    while (released.getCount() > 0) {
      LockSupport.parkNanos(held.toNanos() / 1_000);
    }
  }

  @Override
  public void keep(RunId run, Evidence evidence) {
    intake.keep(run, evidence);
  }
}
