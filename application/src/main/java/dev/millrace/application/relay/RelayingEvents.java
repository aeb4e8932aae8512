package dev.millrace.application.relay;

import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.Refusal;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Horizon;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@link RelayEvents}: the log's cursor is the truth, and it moves only in the transaction that
 * publishes or parks the rows before it: a snapshot with nothing to publish moves nothing. The copy
 * beside the outbox follows.
 */
public final class RelayingEvents implements RelayEvents {

  private final int batch;
  private final Outbox outbox;
  private final EventLog log;
  private final CopiedCursor copy;
  private final TrustedSchemas trusted;
  private final Parking parking;
  private final SameHistory sameHistory;

  private @Nullable Cursor cursor;

  /** Fewer than a batch where refused rows stand close together: all up to one are sent again. */
  private int atOnce;

  public RelayingEvents(
      Shard shard,
      int batch,
      Outbox outbox,
      EventLog log,
      CopiedCursor copy,
      TrustedSchemas trusted,
      Parking parking) {
    this.batch = batch;
    this.atOnce = batch;
    this.outbox = outbox;
    this.log = log;
    this.copy = copy;
    this.trusted = trusted;
    this.parking = parking;
    this.sameHistory = new SameHistory(shard);
  }

  @Override
  public void open() {
    cursor = null;
    String system = outbox.systemIdentifier();
    Optional<Cursor> copied = copy.last();
    Cursor found = log.open().orElseGet(() -> sameHistory.beginning(system, copied));
    sameHistory.require(found, system, copied);
    sameHistory.require(found, outbox);
    copy.renew(found);
    cursor = found;
  }

  @Override
  public boolean isClosed() {
    return cursor != null && cursor.isClosed();
  }

  @Override
  public int relay() {
    if (cursor == null) {
      throw new IllegalStateException("open first");
    }
    if (cursor.isClosed()) {
      copy.mend();
      return 0;
    }
    int published = publishFrom(cursor);
    if (published == 0) {
      cursor = cursor.advance(cursor.to());
      published = publishNextSpan(cursor);
    }
    if (published == 0) {
      copy.mend();
    }
    return published;
  }

  private int publishNextSpan(Cursor exhausted) {
    Horizon horizon = outbox.horizon();
    sameHistory.requireNotAhead(exhausted.to(), horizon);
    int published = publishFrom(exhausted.advance(horizon.snapshot()));
    if (published == 0 && horizon.successor() != null) {
      close(exhausted.closed(horizon.snapshot(), horizon.successor()));
    }
    return published;
  }

  private void close(Cursor closed) {
    log.publish(List.of(), closed);
    cursor = closed;
    copy.renew(closed);
  }

  private int publishFrom(Cursor from) {
    List<OutboxRow> rows = from.spansNothing() ? List.of() : outbox.read(from, atOnce);
    if (rows.isEmpty()) {
      return 0;
    }
    Cursor next = parking.publish(log, rows, refused(rows), from);
    cursor = next;
    copy.follow(next);
    int carried = carried(rows, next);
    atOnce = carried < rows.size() ? carried : (int) Math.min(batch, 2L * atOnce);
    return carried;
  }

  private List<Refusal> refused(List<OutboxRow> rows) {
    List<Refusal> refused = new ArrayList<>();
    rows.forEach(row -> trusted.refusal(row).ifPresent(refused::add));
    return refused;
  }

  /** All but where a row is refused: then those up to it. */
  private static int carried(List<OutboxRow> rows, Cursor next) {
    int carried = rows.size();
    while (rows.get(carried - 1).seq() > next.lastSeq()) {
      carried--;
    }
    return carried;
  }

  @Override
  public void close() {
    log.close();
  }
}
