package dev.millrace.application.verify;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.log.LogScan;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.serving.ServedViews;
import java.util.Optional;

/**
 * {@link VerifyRun}: an event is accounted for when its view row carries it or a later version, or
 * when it is kept as a dead letter. Counters are not believed: the rows themselves are read; only
 * of events that are no longer kept there is nothing else. What the rows prove and the receipts do
 * not, as some events were lost and came by a replay, it enters in the books. Without a replay of
 * the run it does not: receipts may only be late, and a later version that is served tells nothing
 * of rows that an earlier one should have deleted.
 */
public final class VerifyingRun implements VerifyRun {

  private final Families families;
  private final Runs runs;
  private final Ledger ledger;
  private final Replays replays;
  private final LogScan log;
  private final ServedViews views;

  public VerifyingRun(
      Families families,
      Runs runs,
      Ledger ledger,
      Replays replays,
      LogScan log,
      ServedViews views) {
    this.families = families;
    this.runs = runs;
    this.ledger = ledger;
    this.replays = replays;
    this.log = log;
    this.views = views;
  }

  @Override
  public Optional<Verification> verify(RunId run, Advance advance) {
    return runs.find(run)
        .flatMap(found -> ledger.sheet(run).map(sheet -> verify(found, sheet, advance)));
  }

  private Verification verify(Run run, Sheet sheet, Advance advance) {
    Family<?> family = families.named(run.plan().family());
    LookUps lookUps = new LookUps(sheet.published() + sheet.stored(), advance);
    LoggedPositions logged = LoggedPositions.of(log, family.name(), sheet.run(), lookUps);
    lookUps.doneUpTo(sheet.published());
    Tally tally = new Tally(family.views().get(0), views, logged, lookUps);
    long expired = ledger.events(sheet.run(), tally::add);
    Verification verification = tally.result(run, sheet, expired);
    if (lacksReceipts(run, sheet) && verification.isAccountedFor() && replays.covers(run.id())) {
      ledger.prove(run.id());
    }
    return verification;
  }

  private static boolean lacksReceipts(Run run, Sheet sheet) {
    return run.state().isOver() && sheet.served() + sheet.deadLettered() < sheet.published();
  }
}
