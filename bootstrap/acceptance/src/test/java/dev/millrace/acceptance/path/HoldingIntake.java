package dev.millrace.acceptance.path;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.source.Evidence;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** An intake whose transactions stay open for a while after everything is written. */
final class HoldingIntake implements Intake {

  private final Intake intake;
  private final CountDownLatch written;
  private final Duration held;

  HoldingIntake(Intake intake, CountDownLatch written, Duration held) {
    this.intake = intake;
    this.written = written;
    this.held = held;
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
  }

  @Override
  public void keep(RunId run, Evidence evidence) {
    intake.keep(run, evidence);
  }
}
