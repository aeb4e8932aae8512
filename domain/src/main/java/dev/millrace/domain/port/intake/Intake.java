package dev.millrace.domain.port.intake;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.source.Evidence;
import java.util.function.Function;

/** The store in which a page becomes durable: everything that belongs to it commits together. */
public interface Intake {

  /**
   * Runs a piece of work in one transaction and commits it. Deadlocks and serialization failures
   * repeat the work from its start, bounded; so the work must have no effect but through the
   * transaction. Whatever the work throws rolls everything back and comes out unchanged.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when nothing was committed
   * @throws dev.millrace.domain.failure.OutcomeUnknown when the connection was lost in the commit;
   *     repeating is safe, because {@link IntakeTransaction#isDue} then tells
   */
  <T> T inTransaction(Function<IntakeTransaction, T> work);

  /** Keeps what the source answered instead of a page, in a transaction of its own. */
  void keep(RunId run, Evidence evidence);
}
