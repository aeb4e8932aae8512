package dev.millrace.application.simulation;

import dev.millrace.application.DelegatingOutbox;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.Refusal;
import dev.millrace.domain.port.log.Unpublishable;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Horizon;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.outbox.Snapshot;
import dev.millrace.domain.port.relay.Shardings;
import java.util.List;
import java.util.Objects;
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
          public void publish(List<OutboxRow> rows, List<DeadLetter> parked, Cursor next) {
            super.publish(rows, parked, next);
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
          public void publish(List<OutboxRow> rows, List<DeadLetter> parked, Cursor next) {
            try {
              super.publish(rows, parked, next);
            } catch (TransientFailure aborted) {
              super.publish(List.of(), List.of(), next);
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
          public void publish(List<OutboxRow> rows, List<DeadLetter> parked, Cursor next) {
            super.open();
            super.publish(rows, parked, next);
          }
        };
      }
    };
  }

  /** A shard is closed as soon as there is an end, and not when it has come there. */
  static Product closesBeforeTheEnd() {
    return new Product() {
      @Override
      public Outbox outbox(Outbox outbox) {
        return new Closing(outbox);
      }
    };
  }

  /** The next shards are carried before their first cursors are in the log. */
  static Product beginsWithoutCursors() {
    return new Product() {
      @Override
      public Shardings shardings(Shardings shardings) {
        return new WrappedShardings(shardings) {
          @Override
          public Optional<Cursor> end() {
            Optional<Cursor> end = super.end();
            end.ifPresent(closed -> begin(Objects.requireNonNull(closed.successor())));
            return end;
          }
        };
      }
    };
  }

  /**
   * What is parked becomes a dead letter once the cursor has moved, in a transaction of its own.
   */
  static Product parksAfterTheCursorMoved() {
    return new Product() {
      @Override
      public EventLog log(EventLog log) {
        return new Wrapped(log) {
          @Override
          public void publish(List<OutboxRow> rows, List<DeadLetter> parked, Cursor next) {
            super.publish(rows, List.of(), next);
            if (!parked.isEmpty()) {
              super.publish(List.of(), parked, next);
            }
          }
        };
      }
    };
  }

  /** One poison row, and the whole batch is given up. */
  static Product parksTheNeighboursToo() {
    return new Product() {
      @Override
      public EventLog log(EventLog log) {
        return new Wrapped(log) {
          @Override
          public void publish(List<OutboxRow> rows, List<DeadLetter> parked, Cursor next) {
            try {
              super.publish(rows, parked, next);
            } catch (Unpublishable refused) {
              Refusal first = refused.refusals().get(0);
              throw new Unpublishable(
                  rows.stream()
                      .map(row -> new Refusal(row, first.code(), first.reason(), first.exception()))
                      .toList());
            }
          }
        };
      }
    };
  }

  private static final class Skipping extends DelegatingOutbox {

    Skipping(Outbox outbox) {
      super(outbox);
    }

    @Override
    public Horizon horizon() {
      Horizon horizon = super.horizon();
      long next = horizon.snapshot().xmax();
      return new Horizon(new Snapshot(next, next, List.of()), horizon.successor());
    }
  }

  private static final class Closing extends DelegatingOutbox {

    private boolean ends;

    Closing(Outbox outbox) {
      super(outbox);
    }

    @Override
    public Horizon horizon() {
      Horizon horizon = super.horizon();
      ends = horizon.successor() != null;
      return horizon;
    }

    @Override
    public List<OutboxRow> read(Cursor cursor, int limit) {
      return ends ? List.of() : super.read(cursor, limit);
    }
  }

  private static class WrappedShardings implements Shardings {

    private final Shardings shardings;

    WrappedShardings(Shardings shardings) {
      this.shardings = shardings;
    }

    @Override
    public Sharding current() {
      return shardings.current();
    }

    @Override
    public Optional<Sharding> agreed() {
      return shardings.agreed();
    }

    @Override
    public Sharding agree(int count) {
      return shardings.agree(count);
    }

    @Override
    public Optional<Cursor> end() {
      return shardings.end();
    }

    @Override
    public boolean begin(Sharding next) {
      return shardings.begin(next);
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
    public void publish(List<OutboxRow> rows, List<DeadLetter> parked, Cursor next) {
      log.publish(rows, parked, next);
    }

    @Override
    public void close() {
      log.close();
    }
  }
}
