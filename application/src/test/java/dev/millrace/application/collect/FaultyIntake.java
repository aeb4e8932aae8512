package dev.millrace.application.collect;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.source.Evidence;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;

/** An intake whose next transactions fail as it is told. */
final class FaultyIntake implements Intake {

  enum Fault {
    NONE,
    /** Nobody answers. */
    AWAY,
    /** The answer to a commit is lost, and it was one. */
    LOST_AFTER_COMMIT,
    /** The answer to a commit is lost, and it was none. */
    LOST_BEFORE_COMMIT
  }

  /** Undoes a transaction at its end. */
  private static final class Undone extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  private final Intake intake;
  private final Queue<Fault> faults = new ArrayDeque<>();
  private Runnable whenAway = () -> {};

  FaultyIntake(Intake intake) {
    this.intake = intake;
  }

  /** Something happens each time that nobody answers. */
  FaultyIntake takingSoLong(Runnable what) {
    whenAway = what;
    return this;
  }

  FaultyIntake then(Fault... next) {
    faults.addAll(Arrays.asList(next));
    return this;
  }

  @Override
  public <T> T inTransaction(Function<IntakeTransaction, T> work) {
    Fault fault = faults.isEmpty() ? Fault.NONE : faults.remove();
    switch (fault) {
      case AWAY -> {
        whenAway.run();
        throw new TransientFailure("nobody answers");
      }
      case LOST_AFTER_COMMIT -> intake.inTransaction(work);
      case LOST_BEFORE_COMMIT -> undo(work);
      case NONE -> {
        return intake.inTransaction(work);
      }
    }
    throw new OutcomeUnknown("the answer is lost");
  }

  private <T> void undo(Function<IntakeTransaction, T> work) {
    try {
      intake.inTransaction(
          transaction -> {
            Objects.requireNonNull(work.apply(transaction));
            throw new Undone();
          });
    } catch (Undone expected) {
      return;
    }
  }

  @Override
  public void keep(RunId run, Evidence evidence) {
    intake.keep(run, evidence);
  }
}
