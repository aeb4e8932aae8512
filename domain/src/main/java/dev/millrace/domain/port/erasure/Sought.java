package dev.millrace.domain.port.erasure;

import java.util.function.Function;

/** A record that was looked for. Not for use outside its {@link Erasures#seek}. */
public interface Sought {

  /** What there was of the record when it was looked for. */
  Remains remains();

  /**
   * Runs a piece of work under the lock of the record's key, in one transaction, and commits it.
   * Nothing that was read for the look is read again: what came since is found by itself. As with
   * {@link dev.millrace.domain.port.intake.Intake}, a conflict repeats the work from its start, and
   * whatever the work throws rolls everything back and comes out unchanged.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when nothing was committed
   * @throws dev.millrace.domain.failure.OutcomeUnknown when the connection was lost in the commit;
   *     repeating is safe
   */
  <T> T inTransaction(Function<ErasureTransaction, T> work);
}
