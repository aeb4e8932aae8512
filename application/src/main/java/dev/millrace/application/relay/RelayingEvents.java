package dev.millrace.application.relay;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.Refusal;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Horizon;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@link RelayEvents}: the log's cursor is the truth, and it moves only in the transaction that
 * publishes or parks the rows before it: a snapshot with nothing to publish moves nothing. The copy
 * beside the outbox follows.
 */
public final class RelayingEvents implements RelayEvents {

  private static final String MENDED_BY =
      " If that was on purpose, have the outbox published from its start: see \"When PostgreSQL was"
          + " restored\" in docs/operating.md";

  private static final String PUT_BACK =
      ": it was restored to an earlier time, or its standby, which lagged, took over." + MENDED_BY;

  private static final String LOST =
      " Nobody can tell which events readers have. See \"When Kafka was lost\" in"
          + " docs/operating.md";

  private final Shard shard;
  private final int batch;
  private final Outbox outbox;
  private final EventLog log;
  private final CopiedCursor copy;
  private final TrustedSchemas trusted;
  private final Parking parking;

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
    this.shard = shard;
    this.batch = batch;
    this.atOnce = batch;
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
    Optional<Cursor> copied = copy.last();
    Cursor found = log.open().orElseGet(() -> beginning(system, copied));
    requireSameSystem(found, system);
    copied.ifPresent(known -> requireNotBehind(found, known));
    Horizon horizon = outbox.horizon();
    requireNotAhead(found.to(), horizon);
    requireKnown(found, horizon);
    requireRemembered(found);
    copy.renew(found);
    cursor = found;
  }

  private Cursor beginning(String system, Optional<Cursor> copied) {
    Cursor beginning = Cursor.beginning(system);
    copied.ifPresent(known -> requireNothingPublished(known, beginning));
    return beginning;
  }

  private void requireNothingPublished(Cursor copied, Cursor beginning) {
    if (!copied.to().equals(beginning.to())) {
      throw new PermanentFailure(
          "the log has no cursor of the relay's "
              + shard
              + ", but its copy in the database stands at "
              + copied.to()
              + ": the topic of the cursors was lost or cleaned up, or this is another log."
              + LOST);
    }
  }

  /** A copy is made of what the log has acknowledged, and a log loses nothing of that. */
  private void requireNotBehind(Cursor found, Cursor copied) {
    if (found.systemIdentifier().equals(copied.systemIdentifier()) && found.isBehind(copied)) {
      throw new PermanentFailure(
          "the log's cursor of the relay's "
              + shard
              + " stands at "
              + found.to()
              + ", and its copy in the database further on, at "
              + copied.to()
              + ": the log lost what it had acknowledged, or this is another log."
              + LOST);
    }
  }

  private void requireSameSystem(Cursor found, String system) {
    if (!found.systemIdentifier().equals(system)) {
      throw new PermanentFailure(
          "the cursor of the relay's "
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
   * What has finished stays so, and transaction ids never fall, unless the database was put back to
   * an earlier time: then it gives out those anew that the cursor takes for published.
   */
  private void requireNotAhead(Snapshot published, Horizon horizon) {
    if (horizon.snapshot().includes(published)) {
      return;
    }
    if (horizon.successor() != null) {
      throw new PermanentFailure(
          "the cursor of the relay's "
              + shard
              + " is beyond the snapshot that all shards were to end at: a relay of an earlier"
              + " version published meanwhile. See \"Shards\" in docs/operating.md");
    }
    throw new PermanentFailure(
        "the cursor of the relay's "
            + shard
            + " stands at "
            + published
            + ", but the database has come to "
            + horizon.snapshot()
            + PUT_BACK);
  }

  /**
   * A database that was put back and has been written to since may have come further than the
   * cursor again, and what was written would be taken for published.
   */
  private void requireRemembered(Cursor found) {
    if (!outbox.remembers(found)) {
      throw new PermanentFailure(
          "the relay's "
              + shard
              + " published event "
              + found.lastEvent()
              + " last, number "
              + found.lastSeq()
              + " of the outbox, which the database does not have"
              + PUT_BACK);
    }
  }

  private void requireKnown(Cursor found, Horizon horizon) {
    boolean same =
        Objects.equals(found.successor(), horizon.successor())
            && found.to().equals(horizon.snapshot());
    if (found.isClosed() && !same) {
      throw new PermanentFailure(
          "the relay's "
              + shard
              + " was closed for "
              + found.successor()
              + " at snapshot "
              + found.to()
              + ", of which the database knows nothing"
              + PUT_BACK);
    }
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
    requireNotAhead(exhausted.to(), horizon);
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
    List<Refusal> refused = rows.stream().map(trusted::refusal).flatMap(Optional::stream).toList();
    Cursor next = parking.publish(log, rows, refused, from);
    cursor = next;
    copy.follow(next);
    int carried = (int) rows.stream().takeWhile(row -> row.seq() <= next.lastSeq()).count();
    atOnce = carried < rows.size() ? carried : (int) Math.min(batch, 2L * atOnce);
    return carried;
  }

  @Override
  public void close() {
    log.close();
  }
}
