package dev.millrace.application.relay;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.outbox.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link RelayEvents}: the log's cursor is the truth, and it moves only in the transaction that
 * publishes the rows before it. The copy beside the outbox follows.
 */
public final class RelayingEvents implements RelayEvents {

  private final int shard;
  private final int batch;
  private final Outbox outbox;
  private final EventLog log;
  private final RelayProgress progress;
  private final TrustedSchemas trusted;

  private @Nullable Cursor cursor;

  public RelayingEvents(
      int shard,
      int batch,
      Outbox outbox,
      EventLog log,
      RelayProgress progress,
      TrustedSchemas trusted) {
    this.shard = shard;
    this.batch = batch;
    this.outbox = outbox;
    this.log = log;
    this.progress = progress;
    this.trusted = trusted;
  }

  @Override
  public void open() {
    cursor = null;
    String system = outbox.systemIdentifier();
    Cursor found = log.open().orElseGet(() -> Cursor.beginning(system));
    requireSameSystem(found, system);
    progress.save(shard, found);
    cursor = found;
  }

  private void requireSameSystem(Cursor found, String system) {
    if (!found.systemIdentifier().equals(system)) {
      throw new PermanentFailure(
          "the cursor of relay shard "
              + shard
              + " is of database system "
              + found.systemIdentifier()
              + ", but the outbox is in "
              + system
              + ": transaction ids of the two cannot be compared. If the database was restored or"
              + " replaced on purpose, delete the shard's record from millrace.relay-cursors; the"
              + " relay then publishes the outbox from its start, and readers drop what they know");
    }
  }

  @Override
  public int relay() {
    if (cursor == null) {
      throw new IllegalStateException("open first");
    }
    int published = publishFrom(cursor);
    return published > 0 ? published : publishNextSpan(cursor);
  }

  private int publishNextSpan(Cursor exhausted) {
    Snapshot now = outbox.snapshot();
    if (now.equals(exhausted.to())) {
      return 0;
    }
    cursor = exhausted.advance(now);
    return publishFrom(cursor);
  }

  private int publishFrom(Cursor from) {
    List<OutboxRow> rows = outbox.read(from, batch);
    if (rows.isEmpty()) {
      return 0;
    }
    rows.forEach(trusted::require);
    Cursor next = from.upTo(rows.get(rows.size() - 1).seq());
    log.publish(rows, next);
    cursor = next;
    progress.save(shard, next);
    return rows.size();
  }
}
