package dev.millrace.application.simulation;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Snapshot;
import java.util.List;
import java.util.Optional;

/** Bugs between the outbox and the log. */
final class RelayBugs {

  private RelayBugs() {}

  /** What is in progress counts as finished, as with a cursor that is the highest number seen. */
  static Product skipsAGap() {
    return new Product() {
      @Override
      public Outbox outbox(Outbox outbox) {
        return new Skipping(outbox);
      }
    };
  }

  /** The cursor is kept elsewhere, after the transaction that published the rows. */
  static Product savesTheCursorOutsideOfTheTransaction() {
    return new Product() {
      private Optional<Cursor> saved = Optional.empty();

      @Override
      public EventLog log(EventLog log) {
        return new Wrapped(log) {
          @Override
          public Optional<Cursor> open() {
            super.open();
            return saved;
          }

          @Override
          public void publish(List<OutboxRow> rows, Cursor next) {
            super.publish(rows, next);
            saved = Optional.of(next);
          }
        };
      }
    };
  }

  /** An aborted transaction moves the cursor all the same. */
  static Product flushesOnAbort() {
    return new Product() {
      @Override
      public EventLog log(EventLog log) {
        return new Wrapped(log) {
          @Override
          public void publish(List<OutboxRow> rows, Cursor next) {
            try {
              super.publish(rows, next);
            } catch (TransientFailure aborted) {
              super.publish(List.of(), next);
              throw aborted;
            }
          }
        };
      }
    };
  }

  /** A producer that is fenced takes a new epoch and goes on. */
  static Product doesNotFenceTheZombie() {
    return new Product() {
      @Override
      public EventLog log(EventLog log) {
        return new Wrapped(log) {
          @Override
          public void publish(List<OutboxRow> rows, Cursor next) {
            super.open();
            super.publish(rows, next);
          }
        };
      }
    };
  }

  private record Skipping(Outbox outbox) implements Outbox {

    @Override
    public String systemIdentifier() {
      return outbox.systemIdentifier();
    }

    @Override
    public Snapshot snapshot() {
      long next = outbox.snapshot().xmax();
      return new Snapshot(next, next, List.of());
    }

    @Override
    public List<OutboxRow> read(Cursor cursor, int limit) {
      return outbox.read(cursor, limit);
    }
  }

  private static class Wrapped implements EventLog {

    private final EventLog log;

    Wrapped(EventLog log) {
      this.log = log;
    }

    @Override
    public Optional<Cursor> open() {
      return log.open();
    }

    @Override
    public void publish(List<OutboxRow> rows, Cursor next) {
      log.publish(rows, next);
    }

    @Override
    public void close() {
      log.close();
    }
  }
}
