package dev.millrace.application.relay;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Horizon;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Snapshot;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a cursor that was found, its copy and the database speak of the same history. None of the
 * ways in which they may not can be mended by guessing; each is told with what it came from.
 */
final class SameHistory {

  private static final String MENDED_BY =
      " If that was on purpose, have the outbox published from its start: see \"When PostgreSQL was"
          + " restored\" in docs/operating.md";

  private static final String PUT_BACK =
      ": it was restored to an earlier time, or its standby, which lagged, took over." + MENDED_BY;

  private static final String LOST =
      " Nobody can tell which events readers have. See \"When Kafka was lost\" in"
          + " docs/operating.md";

  private final Shard shard;

  SameHistory(Shard shard) {
    this.shard = shard;
  }

  /**
   * Compares a cursor with its copy.
   *
   * @param system of the database
   */
  void require(Cursor found, String system, Optional<Cursor> copied) {
    requireSameSystem(found, system);
    copied.ifPresent(known -> requireNotBehind(found, known));
  }

  /** Compares a cursor with what the database has. */
  void require(Cursor found, Outbox outbox) {
    requireRemembered(found, outbox);
    Horizon horizon = outbox.horizon();
    requireNotAhead(found.to(), horizon);
    requireKnown(found, horizon);
  }

  /**
   * The cursor of a shard of which the log has none.
   *
   * @throws PermanentFailure when its copy knows that it had one
   */
  Cursor beginning(String system, Optional<Cursor> copied) {
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
  void requireNotAhead(Snapshot published, Horizon horizon) {
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
  private void requireRemembered(Cursor found, Outbox outbox) {
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
}
