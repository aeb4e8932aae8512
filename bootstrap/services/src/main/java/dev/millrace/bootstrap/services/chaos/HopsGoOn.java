package dev.millrace.bootstrap.services.chaos;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Run;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every hop works again: the run has stored another page since the first look, unless it is over;
 * and all that was stored then is published, served, booked and counted in its windows. So the lag
 * of before the first look is gone, and what came since is on its way.
 */
final class HopsGoOn implements Vital {

  private final Books books;
  private final RunId run;
  private final long countedBefore;
  private @Nullable Mark mark;

  private record Mark(int nextPage, long stored) {}

  /**
   * @param countedBefore what all windows counted before the run
   */
  HopsGoOn(Books books, RunId run, long countedBefore) {
    this.books = books;
    this.run = run;
    this.countedBefore = countedBefore;
  }

  @Override
  public Optional<String> complaint() {
    Run found = books.run(run);
    Sheet sheet = books.sheet(run);
    Mark first = mark;
    if (first == null) {
      first = new Mark(found.nextPage(), sheet.stored());
      mark = first;
    }
    return lagging(first, found, sheet).or(lagOfWindows(first.stored()));
  }

  private static Optional<String> lagging(Mark first, Run run, Sheet sheet) {
    if (!run.state().isOver() && run.nextPage() <= first.nextPage()) {
      return Optional.of("no page after page " + (run.nextPage() - 1) + " is stored");
    }
    if (sheet.published() < first.stored()) {
      return Optional.of(sheet.published() + " of " + first.stored() + " published");
    }
    long ended = sheet.served() + sheet.deadLettered();
    return ended < first.stored()
        ? Optional.of(ended + " of " + first.stored() + " served")
        : Optional.empty();
  }

  private Supplier<Optional<String>> lagOfWindows(long stored) {
    return () -> {
      long counted = books.counted() - countedBefore;
      return counted < stored
          ? Optional.of(counted + " of " + stored + " counted")
          : Optional.empty();
    };
  }
}
