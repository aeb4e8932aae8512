package dev.millrace.bootstrap.services.chaos;

import dev.millrace.application.verify.VerifyRun;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.view.View;

/** How far the runs came, as each hop's own store tells it. */
public final class Books {

  private final Runs runs;
  private final Ledger ledger;
  private final VerifyRun verify;
  private final ServedViews views;
  private final View windowed;

  /**
   * @param family has a windowed count
   */
  public Books(Runs runs, Ledger ledger, VerifyRun verify, ServedViews views, Family<?> family) {
    this.runs = runs;
    this.ledger = ledger;
    this.verify = verify;
    this.views = views;
    this.windowed = family.windowedCounts().get(0).view();
  }

  Run run(RunId id) {
    return runs.find(id).orElseThrow();
  }

  Sheet sheet(RunId id) {
    return ledger.sheet(id).orElseThrow();
  }

  /** How many events all windows together count. */
  long counted() {
    return views.counts(windowed).values().stream()
        .flatMap(windows -> windows.values().stream())
        .mapToLong(count -> count)
        .sum();
  }

  boolean isProved(RunId id) {
    return verify.verify(id).orElseThrow().isComplete();
  }
}
