package dev.millrace.application.relay;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link RelayEvents}: the log's cursor is the truth, and it moves only in the transaction that
 * publishes or parks the rows before it: a snapshot with nothing to publish moves nothing. The copy
 * beside the outbox follows.
 */
public final class RelayingEvents implements RelayEvents {

  private static final String MENDED_BY =
      " If the database was restored or replaced on purpose, delete the shard's record from"
          + " millrace.relay-cursors; the relay then publishes the outbox from its start, and"
          + " readers drop what they know";

  private final int shard;
  private final int batch;
  private final Outbox outbox;
  private final EventLog log;
  private final CopiedCursor copy;
  private final TrustedSchemas trusted;
  private final Parking parking;

  private @Nullable Cursor cursor;

  public RelayingEvents(
      int shard,
      int batch,
      Outbox outbox,
      EventLog log,
      CopiedCursor copy,
      TrustedSchemas trusted,
      Parking parking) {
    this.shard = shard;
    this.batch = batch;
    this.outbox = outbox;
    this.log = log;
    this.copy = copy;
    this.trusted = trusted;
    this.parking = parking;
  }

  @Override
  public void open() {
    cursor = null;
    String system = outbox.systemIdentifier();
    Cursor found = log.open().orElseGet(() -> Cursor.beginning(system));
    requireSameSystem(found, system);
    requireNotAhead(found.to(), outbox.snapshot());
    copy.renew(shard, found);
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
              + ": transaction ids of the two cannot be compared."
              + MENDED_BY);
    }
  }

  /**
   * Transaction ids never fall, unless the database was put back to an earlier time: then it gives
   * out those anew that the cursor takes for published.
   */
  private void requireNotAhead(Snapshot published, Snapshot now) {
    if (published.xmax() > now.xmax()) {
      throw new PermanentFailure(
          "the cursor of relay shard "
              + shard
              + " has come to transaction "
              + published.xmax()
              + ", but the database only to "
              + now.xmax()
              + ": it was restored to an earlier time, or its standby, which lagged, took over."
              + MENDED_BY);
    }
  }

  @Override
  public int relay() {
    if (cursor == null) {
      throw new IllegalStateException("open first");
    }
    int published = publishFrom(cursor);
    if (published == 0) {
      cursor = cursor.advance(cursor.to());
      published = publishNextSpan(cursor);
    }
    if (published == 0) {
      copy.mend(shard);
    }
    return published;
  }

  private int publishNextSpan(Cursor exhausted) {
    return publishFrom(exhausted.advance(outbox.snapshot()));
  }

  private int publishFrom(Cursor from) {
    List<OutboxRow> rows = from.spansNothing() ? List.of() : outbox.read(from, batch);
    if (rows.isEmpty()) {
      return 0;
    }
    rows.forEach(trusted::require);
    Cursor next = from.upTo(rows.get(rows.size() - 1).seq());
    parking.publish(log, rows, next);
    cursor = next;
    copy.follow(shard, next);
    return rows.size();
  }
}
