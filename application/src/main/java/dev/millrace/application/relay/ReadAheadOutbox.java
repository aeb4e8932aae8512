package dev.millrace.application.relay;

import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Horizon;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * An outbox whose next rows are read while those before them are published. What a cursor names is
 * the same whenever it is read, so only time is won; what was read ahead of a failure is dropped.
 * Holds two reads at most. Not for several threads.
 */
public final class ReadAheadOutbox implements Outbox {

  private final Outbox outbox;
  private final Executor readers;
  private @Nullable Ahead ahead;

  private record Ahead(Cursor cursor, int limit, CompletableFuture<List<OutboxRow>> rows) {

    boolean isOf(Cursor wanted, int most) {
      return cursor.equals(wanted) && limit == most;
    }
  }

  /**
   * @param readers where it reads ahead
   */
  public ReadAheadOutbox(Outbox outbox, Executor readers) {
    this.outbox = outbox;
    this.readers = readers;
  }

  /** Also the beginning after a failure: nothing that was read before it is used. */
  @Override
  public String systemIdentifier() {
    ahead = null;
    return outbox.systemIdentifier();
  }

  @Override
  public boolean remembers(Cursor cursor) {
    return outbox.remembers(cursor);
  }

  @Override
  public Horizon horizon() {
    return outbox.horizon();
  }

  @Override
  public List<OutboxRow> read(Cursor cursor, int limit) {
    Ahead known = ahead;
    ahead = null;
    List<OutboxRow> rows =
        known != null && known.isOf(cursor, limit)
            ? awaited(known.rows())
            : outbox.read(cursor, limit);
    if (!rows.isEmpty()) {
      begin(cursor.upTo(rows.get(rows.size() - 1)), limit);
    }
    return rows;
  }

  private void begin(Cursor next, int limit) {
    ahead =
        new Ahead(
            next, limit, CompletableFuture.supplyAsync(() -> outbox.read(next, limit), readers));
  }

  private static List<OutboxRow> awaited(CompletableFuture<List<OutboxRow>> rows) {
    try {
      return rows.join();
    } catch (CompletionException failed) {
      throw cause(failed);
    }
  }

  private static RuntimeException cause(CompletionException failed) {
    if (failed.getCause() instanceof Error error) {
      throw error;
    }
    return failed.getCause() instanceof RuntimeException failure ? failure : failed;
  }
}
