package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.bootstrap.services.progress.Gauge;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows a run until all of it has arrived, or nothing moves any more. */
public final class RunWatch {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  /** Looking costs the database more the longer a run is: it gets a quarter of the time at most. */
  private static final int PAUSES_PER_LOOK = 3;

  private final Runs runs;
  private final Ledger ledger;
  private final Duration patience;

  /** How a run looks at a moment. */
  private record Look(Run run, Sheet sheet) {

    boolean isOver() {
      return run.state().isOver() && (run.state() != RunState.FETCHED || sheet.isSettled());
    }

    Optional<String> problem() {
      return switch (run.state()) {
        case FAILED -> Optional.of("it failed: " + run.problem());
        case CANCELLED -> Optional.of("it was cancelled");
        case SUBMITTED, RUNNING, FETCHED -> Optional.empty();
      };
    }

    void show(Gauge gauge) {
      gauge.at(
          sheet.served() + sheet.deadLettered() + sheet.duplicates() + sheet.quarantined(),
          run.plan().records(),
          String.format(
              Locale.ROOT,
              "fetched %,d, stored %,d, published %,d, served %,d",
              sheet.fetched(),
              sheet.stored(),
              sheet.published(),
              sheet.served()));
    }
  }

  /**
   * @param patience how long nothing may move
   */
  public RunWatch(Runs runs, Ledger ledger, Duration patience) {
    this.runs = runs;
    this.ledger = ledger;
    this.patience = patience;
  }

  /**
   * Returns when the run is over, or nothing has moved for too long. A database that is away for a
   * while is waited for.
   *
   * @param each hears every look
   * @return what keeps it from having arrived; empty when it has
   */
  public Optional<String> follow(RunId run, Gauge gauge, Consumer<Sheet> each)
      throws InterruptedException {
    Movement movement = new Movement();
    while (true) {
      long begun = System.nanoTime();
      Optional<Look> look = look(run);
      long took = System.nanoTime() - begun;
      if (look.isPresent()) {
        each.accept(look.get().sheet());
        look.get().show(gauge);
        movement.note(look.get().sheet());
        if (look.get().isOver()) {
          return look.get().problem();
        }
      }
      if (movement.isOlderThan(patience)) {
        return Optional.of(stuck());
      }
      pause(took);
    }
  }

  /** When the books last changed. */
  private static final class Movement {

    private @Nullable Sheet last;
    private long nanos = System.nanoTime();

    void note(Sheet sheet) {
      if (!sheet.equals(last)) {
        last = sheet;
        nanos = System.nanoTime();
      }
    }

    boolean isOlderThan(Duration patience) {
      return System.nanoTime() - nanos > patience.toNanos();
    }
  }

  private String stuck() {
    return "nothing has moved for %d s; `millrace doctor` says why".formatted(patience.toSeconds());
  }

  private static void pause(long lookNanos) throws InterruptedException {
    Thread.sleep(Math.max(LOOK_EVERY.toMillis(), PAUSES_PER_LOOK * lookNanos / 1_000_000));
  }

  /** The state first: a sheet that is drawn up before the last page says nothing about the run. */
  private Optional<Look> look(RunId id) {
    try {
      Run run = runs.find(id).orElseThrow();
      return Optional.of(new Look(run, ledger.sheet(id).orElseThrow()));
    } catch (TransientFailure away) {
      return Optional.empty();
    }
  }
}
