package dev.millrace.application.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.InMemoryPath;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.log.InMemoryEventLog;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.port.source.FaultyRecordSource;
import dev.millrace.domain.testing.InMemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class VerifyingRunTest {

  private final InMemoryPath path = new InMemoryPath(1);

  @Test
  void aRunThatArrivedIsComplete() {
    RunId run = path.ingest(InMemoryPath.users(0, 12, "Ulm"), 5);
    path.relay();
    path.project();

    Verification verification = verify(run);

    assertThat(verification.isComplete()).isTrue();
    assertThat(verification.served()).isEqualTo(12);
    assertThat(verification.sheet().isSettled()).isTrue();
  }

  @Test
  void whatALaterVersionReplacedIsAccountedFor() {
    RunId first = path.ingest(InMemoryPath.users(0, 5, "Ulm"), 5);
    path.ingest(InMemoryPath.users(0, 2, "Jena"), 2);
    path.relay();
    path.project();

    Verification verification = verify(first);

    assertThat(verification.isComplete()).isTrue();
    assertThat(verification)
        .extracting(Verification::served, Verification::superseded)
        .containsExactly(3L, 2L);
  }

  @Test
  void eventsThatAreNoLongerKeptWereAccountedFor() {
    RunId run = path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);
    path.relay();
    path.project();
    path.store.drop(run);
    List<Long> left = new ArrayList<>();

    Verification verification =
        path.verifying().verify(run, (done, total) -> left.add(total - done)).orElseThrow();

    assertThat(verification).matches(Verification::isComplete);
    assertThat(verification)
        .extracting(Verification::served, Verification::expired, Verification::missingCount)
        .containsExactly(0L, 3L, 0L);
    assertThat(left).last().isEqualTo(0L);
  }

  @Test
  void whatIsStillInTheOutboxIsMissingThere() {
    RunId run = path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);

    Verification verification = verify(run);

    assertThat(verification.isComplete()).isFalse();
    assertThat(verification.missingCount()).isEqualTo(3);
    assertThat(verification.missing())
        .allSatisfy(missing -> assertThat(missing.lastSeen()).contains("in the outbox"));
  }

  @Test
  void whatIsInTheLogAndNotServedIsMissingThere() {
    RunId run = path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);
    path.relay();

    assertThat(verify(run).missing())
        .hasSize(3)
        .allSatisfy(missing -> assertThat(missing.lastSeen()).contains("in the log at millrace."));
  }

  @Test
  void aReceiptDoesNotStandForARow() {
    RunId run = path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);
    path.relay();
    path.ledger.enter(List.of(new Receipt(path.users.name(), 1, 0, run, 3, 0)));

    assertThat(path.sheet(run).isSettled()).isTrue();
    assertThat(verify(run).isComplete()).isFalse();
  }

  @Test
  void whatWasLostAndCameByAReplayIsProvedByTheRows() {
    RunId run = path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);
    path.relay();
    path.lose();
    assertThat(verify(run).isComplete()).isFalse();
    path.replayAll(new Selection.OfRun(path.users.name(), run));
    path.relay();
    path.project();
    assertThat(path.sheet(run)).matches(sheet -> !sheet.isSettled());

    assertThat(verify(run)).matches(Verification::isComplete);

    assertThat(path.sheet(run))
        .extracting(Sheet::served, Sheet::isSettled)
        .containsExactly(0L, true);
  }

  @Test
  void aRunWhoseReceiptsAreOnTheirWayIsNotProved() {
    RunId run = path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);
    path.relay();
    path.serve();

    assertThat(verify(run)).matches(Verification::isComplete);

    assertThat(path.store.isProved(run)).isFalse();
    assertThat(path.sheet(run)).matches(sheet -> !sheet.isSettled());
  }

  /** The row of its later version is there, and so may be the one that it should have deleted. */
  @Test
  void aLostVersionThatALaterOneReplacedIsNotProvedWithoutAReplay() {
    path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1);
    path.relay();
    path.project();
    RunId lost = path.ingest(InMemoryPath.users(0, 1, "Jena"), 1);
    path.relay();
    path.lose();
    path.ingest(InMemoryPath.users(0, 1, "Hof"), 1);
    path.relay();
    path.project();

    assertThat(verify(lost)).matches(Verification::isComplete);
    assertThat(path.store.isProved(lost)).isFalse();

    path.replayAll(new Selection.OfRun(path.users.name(), lost));
    path.relay();
    path.project();
    verify(lost);
    assertThat(path.sheet(lost)).matches(Sheet::isSettled);
  }

  @Test
  void whatIsServedTwiceIsNeitherProvedNorSettled() {
    RunId run = path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    path.relay();
    path.project();
    path.replayAll(new Selection.OfRun(path.users.name(), run));
    path.ledger.enter(List.of(new Receipt(path.users.name(), 1, 99, run, 1, 0)));

    verify(run);

    assertThat(path.store.isProved(run)).isFalse();
    assertThat(path.sheet(run)).matches(sheet -> !sheet.isSettled());
  }

  @Test
  void aRunThatIsUnderWayIsNotProved() {
    RunId run = path.submit(3, 1);
    path.ingesting(path.source(InMemoryPath.users(0, 1, "Ulm"))).ingest(run);
    path.relay();
    path.lose();
    path.replayAll(new Selection.OfRun(path.users.name(), run));
    path.relay();
    path.project();

    assertThat(verify(run)).matches(Verification::isAccountedFor);

    assertThat(path.sheet(run)).matches(sheet -> !sheet.isSettled());
    assertThat(path.store.isProved(run)).isFalse();
  }

  @Test
  void whatWasPublishedAgainOnPurposeIsNotDoubled() {
    RunId run = path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    path.relay();
    path.project();
    path.replayAll(new Selection.OfRun(path.users.name(), run));
    path.replayAll(new Selection.OfRun(path.users.name(), run));
    path.relay();
    path.project();

    Verification verification = verify(run);

    assertThat(path.log.published()).hasSize(6);
    assertThat(verification).matches(Verification::isComplete);
    assertThat(verification.sheet()).matches(Sheet::isSettled);
    assertThat(verification.sheet().served()).isEqualTo(2);
  }

  @Test
  void anEventThatTheLogHoldsTwiceIsDoubled() {
    RunId run = path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    path.relay();
    path.project();
    OutboxRow again =
        path.store.outbox().stream().map(InMemoryStore.StoredRow::row).findFirst().orElseThrow();
    InMemoryEventLog log = new InMemoryEventLog(path.log, Shard.WHOLE);
    Cursor cursor = log.open().orElseThrow();
    log.publish(List.of(again), cursor);

    Verification verification = verify(run);

    assertThat(verification.isComplete()).isFalse();
    assertThat(verification.doubledCount()).isEqualTo(1);
    assertThat(verification.doubled().get(0)).contains(again.event().toString());
  }

  @Test
  void aReplayThatTheLogHoldsTwiceIsDoubledToo() {
    RunId run = path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    path.replayAll(new Selection.OfRun(path.users.name(), run));
    path.relay();
    path.project();
    OutboxRow again =
        path.store.outbox().stream()
            .map(InMemoryStore.StoredRow::row)
            .filter(OutboxRow::replay)
            .findFirst()
            .orElseThrow();
    InMemoryEventLog log = new InMemoryEventLog(path.log, Shard.WHOLE);
    Cursor cursor = log.open().orElseThrow();
    log.publish(List.of(again), cursor);

    assertThat(verify(run).doubled())
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(again.event().toString());
  }

  @Test
  void aRunThatHasNotFetchedAllIsNotComplete() {
    RunId run = path.submit(10, 5);
    assertThat(verify(run).isComplete()).isFalse();
    FaultyRecordSource source =
        new FaultyRecordSource(path.source(InMemoryPath.users(0, 10, "Ulm")))
            .thenWork()
            .thenFail(new PermanentFailure("404"));
    path.ingesting(source).ingest(run);
    path.relay();
    path.project();

    Verification verification = verify(run);

    assertThat(verification.missingCount()).isZero();
    assertThat(verification.notFetched()).isEqualTo(5);
    assertThat(verification.isComplete()).isFalse();
  }

  @Test
  void itTellsHowFarItIs() {
    RunId run = path.ingest(InMemoryPath.users(0, 1_200, "Ulm"), 600);
    path.relay();
    path.project();
    List<Long> told = new ArrayList<>();

    path.verifying()
        .verify(
            run,
            (done, total) -> {
              assertThat(total).isEqualTo(2_400);
              told.add(done);
            });

    assertThat(told).containsExactly(1_000L, 2_400L);
  }

  @Test
  void thereIsNothingToVerifyOfAnUnknownRun() {
    assertThat(path.verifying().verify(new RunId(new UUID(9, 9)))).isEmpty();
  }

  private Verification verify(RunId run) {
    return path.verifying().verify(run).orElseThrow();
  }
}
