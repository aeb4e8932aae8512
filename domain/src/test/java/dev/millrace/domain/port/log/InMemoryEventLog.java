package dev.millrace.domain.port.log;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import java.util.List;
import java.util.Optional;

/** One writer of one shard of an {@link InMemoryLog}. */
public final class InMemoryEventLog implements EventLog {

  private static final int NOT_OPEN = 0;

  private final InMemoryLog log;
  private final Shard shard;
  private final Runnable beforeCommit;
  private int epoch = NOT_OPEN;

  public InMemoryEventLog(InMemoryLog log, Shard shard) {
    this(log, shard, () -> {});
  }

  /**
   * A writer that does something between its records and their commit. A {@link Failure} of that
   * aborts the transaction; an error leaves it open, as a crash does.
   */
  public InMemoryEventLog(InMemoryLog log, Shard shard, Runnable beforeCommit) {
    this.log = log;
    this.shard = shard;
    this.beforeCommit = beforeCommit;
  }

  @Override
  public Optional<Cursor> open() {
    epoch = log.takeOver(shard);
    return log.cursor(shard);
  }

  @Override
  public void publish(List<OutboxRow> rows, List<DeadLetter> parked, Cursor next) {
    requireOpen();
    try {
      commit(log.begin(shard, epoch, rows, parked), next);
    } catch (Fenced fenced) {
      epoch = NOT_OPEN;
      throw fenced;
    }
  }

  @Override
  public void close() {
    epoch = NOT_OPEN;
  }

  private void commit(InMemoryLog.Transaction transaction, Cursor next) {
    try {
      beforeCommit.run();
    } catch (Failure failure) {
      log.abort(transaction);
      throw failure;
    }
    log.commit(transaction, next);
  }

  private void requireOpen() {
    if (epoch == NOT_OPEN) {
      throw new IllegalStateException(shard + " is not open");
    }
  }
}
