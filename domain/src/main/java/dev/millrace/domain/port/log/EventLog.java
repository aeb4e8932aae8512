package dev.millrace.domain.port.log;

import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.util.List;
import java.util.Optional;

/**
 * The event log as its only writer sees it. Rows and cursor commit in one transaction, so that a
 * read_committed reader sees each event once whatever the writer survives; see KIP-98 and KIP-618.
 */
public interface EventLog extends AutoCloseable {

  /**
   * Fences every earlier writer of this shard, aborts what it left open, and reads the cursor of
   * the last committed transaction.
   *
   * @return empty when this shard has never committed
   * @throws dev.millrace.domain.failure.TransientFailure when the brokers cannot be reached in time
   */
  Optional<Cursor> open();

  /** Publishes rows of which none is parked. */
  default void publish(List<OutboxRow> rows, Cursor next) {
    publish(rows, List.of(), next);
  }

  /**
   * Publishes rows, in order per key, the dead letters of rows that it refused, and the cursor
   * after both, in one transaction.
   *
   * @param parked go where all dead letters go
   * @throws IllegalStateException when it is not open: before {@link #open}, and after {@link
   *     Fenced} or an unknown outcome
   * @throws Fenced when a later writer has taken over: nothing of this is visible
   * @throws dev.millrace.domain.failure.TransientFailure when it was aborted: nothing is visible,
   *     and it may be published again at once
   * @throws Unpublishable when it refuses rows, such as one above the brokers' limit, or all of a
   *     topic that is not there: nothing is visible, and the others may be published at once
   * @throws dev.millrace.domain.failure.PermanentFailure when it refuses this writer altogether
   * @throws dev.millrace.domain.failure.OutcomeUnknown when the commit's answer was lost: {@link
   *     #open} again and go on from the cursor that it returns
   */
  void publish(List<OutboxRow> rows, List<DeadLetter> parked, Cursor next);

  @Override
  void close();
}
