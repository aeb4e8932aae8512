package dev.millrace.application.simulation;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.simulation.Truth.Fact;
import dev.millrace.application.verify.Verification;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.view.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The end: exact sets, when all faults are over and everything has come to rest. */
final class Reckoning {

  private final InMemoryPath path;
  private final Truth truth;
  private final Readers readers;

  Reckoning(InMemoryPath path, Truth truth, Readers readers) {
    this.path = path;
    this.truth = truth;
    this.readers = readers;
  }

  /** Checks everything; the receipts only when each event was delivered and counted once. */
  void check(boolean receiptsAreExact) {
    for (Run run : path.store.runs()) {
      Broken.unless(run.state().isOver(), "every run ends", run);
      checkSheet(path.sheet(run.id()), receiptsAreExact);
      checkVerification(run);
    }
    Broken.unless(path.shardings.agreed().isEmpty(), "a change of the shards comes to its end");
    checkViews();
    checkDeadLetters();
    checkWindows();
  }

  private void checkSheet(Sheet sheet, boolean receiptsAreExact) {
    RunId run = sheet.run();
    long stored = truth.count(run, Outcome.STORED);
    long rejected = truth.count(run, Outcome.REJECTED);
    long duplicates = truth.count(run, Outcome.DUPLICATE);
    long deadly =
        truth.facts().stream()
            .filter(fact -> fact.run().equals(run) && !fact.isEffective())
            .count();
    Sheet expected =
        new Sheet(
            run,
            stored + rejected + duplicates,
            stored,
            newVersions(run),
            duplicates,
            0,
            rejected,
            stored,
            receiptsAreExact ? stored - deadly : sheet.served(),
            receiptsAreExact ? deadly : sheet.deadLettered());
    Broken.unless(sheet.equals(expected), "the sheet is exact", expected, sheet);
  }

  private long newVersions(RunId run) {
    return truth.byKey().values().stream()
        .flatMap(versions -> versions.stream().skip(1))
        .filter(fact -> fact.run().equals(run))
        .count();
  }

  private void checkVerification(Run run) {
    Verification found = path.verifying().verify(run.id()).orElseThrow();
    Broken.unless(
        found.isComplete() == (run.state() == RunState.FETCHED),
        "verify is green for what was fetched to its end, and for nothing else",
        found);
    Broken.unless(
        found.missingCount() == 0 && found.doubledCount() == 0,
        "nothing is missing or doubled, though its run was given up",
        found);
    long[] expected = new long[3];
    for (List<Fact> versions : truth.byKey().values()) {
      for (int i = 0; i < versions.size(); i++) {
        if (versions.get(i).run().equals(run.id())) {
          expected[fate(versions, i)]++;
        }
      }
    }
    Broken.unless(
        found.served() == expected[0]
            && found.superseded() == expected[1]
            && found.deadLettered() == expected[2],
        "served, superseded and dead are exact sets",
        found);
  }

  /** 0 when the version is served, 1 when a later one is, 2 when it is dead and none is. */
  private static int fate(List<Fact> versions, int at) {
    List<Fact> later = versions.subList(at + 1, versions.size());
    if (later.stream().anyMatch(Fact::isEffective)) {
      return 1;
    }
    return versions.get(at).isEffective() ? 0 : 2;
  }

  private void checkViews() {
    Map<String, Long> expected = ExpectedRows.of(truth.byKey(), Fact::isEffective);
    Map<String, Long> served = ExpectedRows.served(path.views, path.users.views());
    Broken.unless(expected.equals(served), "the views are exact", expected, served);
  }

  private void checkDeadLetters() {
    Set<Position> kept = new HashSet<>();
    path.store.letters().forEach(letter -> kept.add(letter.position()));
    Set<Position> expected = new HashSet<>(readers.dead());
    truth.facts().stream()
        .filter(Fact::isTooLarge)
        .forEach(fact -> expected.add(row(fact.event())));
    Broken.unless(expected.equals(kept), "dead letters are exact", expected, kept);
  }

  private Position row(EventId event) {
    return path.store.outbox().stream()
        .map(stored -> stored.row())
        .filter(row -> row.event().equals(event))
        .map(row -> new Position(DeadLetter.OUTBOX, 0, row.seq()))
        .findAny()
        .orElseThrow();
  }

  private void checkWindows() {
    Map<String, Map<Long, Long>> counted =
        path.views.counts(path.users.windowedCounts().get(0).view());
    Broken.unless(readers.counts().equals(counted), "windows are exact", readers.counts(), counted);
  }
}
