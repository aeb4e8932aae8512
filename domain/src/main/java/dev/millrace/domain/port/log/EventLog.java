package dev.millrace.domain.port.log;

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

  /**
   * Publishes rows, in order per key, and the cursor after them, in one transaction.
   *
   * @throws IllegalStateException when it is not open: before {@link #open}, and after {@link
   *     Fenced} or an unknown outcome
   * @throws Fenced when a later writer has taken over: nothing of this is visible
   * @throws dev.millrace.domain.failure.TransientFailure when it was aborted: nothing is visible,
   *     and it may be published again at once
   * @throws dev.millrace.domain.failure.PermanentFailure when a row can never be published, such as
   *     one above the brokers' limit: nothing is visible; the message names the event
   * @throws dev.millrace.domain.failure.OutcomeUnknown when the commit's answer was lost: {@link
   *     #open} again and go on from the cursor that it returns
   */
  void publish(List<OutboxRow> rows, Cursor next);

  @Override
  void close();
}
