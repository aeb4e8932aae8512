package dev.millrace.application.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.verify.Verification;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.source.FaultyRecordSource;
import dev.millrace.domain.port.source.RecordSource;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.testing.InMemoryStore;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestingRunTest {

  private final InMemoryPath path = new InMemoryPath(1);

  @Test
  void everyRecordOfEveryPageIsStored() {
    RunId run = path.ingest(InMemoryPath.users(0, 25, "Ulm"), 10);

    assertThat(path.runs.find(run).orElseThrow().state()).isEqualTo(RunState.FETCHED);
    assertThat(path.sheet(run))
        .extracting(Sheet::fetched, Sheet::stored, Sheet::duplicates, Sheet::quarantined)
        .containsExactly(25L, 25L, 0L, 0L);
    assertThat(path.store.outbox()).hasSize(25);
  }

  @Test
  void theRunIsTheTraceOfItsEventsAndEachOfThemASpan() {
    RunId run = path.ingest(InMemoryPath.users(0, 25, "Ulm"), 10);

    String trace = run.toString().replace("-", "");
    assertThat(path.store.outbox().stream().map(InMemoryStore.StoredRow::row))
        .extracting(OutboxRow::traceparent)
        .doesNotHaveDuplicates()
        .allMatch(traceparent -> traceparent.matches("00-" + trace + "-[0-9a-f]{16}-01"))
        .hasSize(25);
  }

  @Test
  void theSameContentAgainIsADuplicateAndAnotherIsAVersion() {
    path.ingest(InMemoryPath.users(0, 10, "Ulm"), 10);

    List<Document> later = new ArrayList<>(InMemoryPath.users(0, 6, "Ulm"));
    later.addAll(InMemoryPath.users(6, 10, "Jena"));
    RunId second = path.ingest(later, 10);

    assertThat(path.sheet(second))
        .extracting(Sheet::fetched, Sheet::stored, Sheet::duplicates)
        .containsExactly(10L, 4L, 6L);
    assertThat(path.store.outbox().stream().map(InMemoryStore.StoredRow::row))
        .filteredOn(row -> row.version() == 2)
        .hasSize(4);
  }

  @Test
  void aKeyThatComesTwiceInAPageGetsItsVersionsInTheOrderOfThePage() {
    List<Document> page =
        List.of(
            InMemoryPath.user(1, "Ulm"),
            InMemoryPath.user(1, "Ulm"),
            InMemoryPath.user(1, "Jena"),
            InMemoryPath.user(1, "Ulm"));

    RunId run = path.ingest(page, 4);

    assertThat(path.sheet(run))
        .extracting(Sheet::stored, Sheet::duplicates)
        .containsExactly(3L, 1L);
    assertThat(path.store.outbox().stream().map(InMemoryStore.StoredRow::row))
        .extracting(OutboxRow::version)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void writeTimesRiseThoughTheClockStandsStill() {
    path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1);
    path.ingest(InMemoryPath.users(0, 1, "Jena"), 1);
    path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1);

    assertThat(path.store.pages())
        .flatExtracting(page -> page.write().outbox())
        .extracting(entry -> entry.writeTime().micros())
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(3);
  }

  @Test
  void aMalformedRecordKeepsItsNeighbours() {
    RunId run =
        path.ingest(
            List.of(
                InMemoryPath.user(1, "Ulm"), InMemoryPath.malformed(), InMemoryPath.user(2, "Ulm")),
            3);

    assertThat(path.sheet(run))
        .extracting(Sheet::fetched, Sheet::stored, Sheet::quarantined)
        .containsExactly(3L, 2L, 1L);
  }

  @Test
  void onlyAsManyRecordsAreTakenAsTheRunWants() {
    RunId run = path.submit(7, 5);

    path.ingesting(path.source(InMemoryPath.users(0, 10, "Ulm"))).ingest(run);

    assertThat(path.sheet(run).fetched()).isEqualTo(7);
  }

  @Test
  void aFailureLeavesTheRunToBeTriedAgainWhereItStopped() {
    RunId run = path.submit(20, 10);
    FaultyRecordSource source =
        new FaultyRecordSource(path.source(InMemoryPath.users(0, 20, "Ulm")))
            .thenWork()
            .thenFail(new TransientFailure("no answer"));

    assertThat(path.ingesting(source).ingest(run)).contains(RetryPolicy.DEFAULT.first());
    Run failed = path.runs.find(run).orElseThrow();
    assertThat(failed)
        .extracting(Run::state, Run::nextPage, Run::problem)
        .containsExactly(RunState.RUNNING, 2, "no answer");

    assertThat(path.ingesting(source).ingest(run)).isEmpty();
    assertThat(path.sheet(run).stored()).isEqualTo(20);
    assertThat(source.calls()).isEqualTo(3);
  }

  @Test
  void aPermanentFailureEndsTheRunAtOnce() {
    RunId run = path.submit(5, 5);
    FaultyRecordSource source =
        new FaultyRecordSource(path.source(InMemoryPath.users(0, 5, "Ulm")))
            .thenFail(new PermanentFailure("404"));

    assertThat(path.ingesting(source).ingest(run)).isEmpty();

    assertThat(path.runs.find(run).orElseThrow().state()).isEqualTo(RunState.FAILED);
    assertThat(path.ingesting(source).ingest(run)).isEmpty();
    assertThat(source.calls()).isEqualTo(1);
  }

  @Test
  void theLastAttemptEndsTheRun() {
    RunId run = path.submit(5, 5);
    for (int attempt = 1; attempt < RetryPolicy.DEFAULT.attempts(); attempt++) {
      assertThat(path.ingesting(path.source(List.of())).ingest(run)).isPresent();
    }

    assertThat(path.ingesting(path.source(List.of())).ingest(run)).isEmpty();

    assertThat(path.runs.find(run).orElseThrow().state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void aRunThatGoesOnMayFailOncePerPage() {
    int pages = 2 * RetryPolicy.DEFAULT.attempts();
    RunId run = path.submit(pages, 1);
    FaultyRecordSource source =
        new FaultyRecordSource(path.source(InMemoryPath.users(0, pages, "Ulm")));
    for (int page = 1; page <= pages; page++) {
      source.thenFail(new TransientFailure("no answer")).thenWork();
    }

    for (int page = 1; page <= pages; page++) {
      assertThat(path.ingesting(source).ingest(run)).contains(RetryPolicy.DEFAULT.first());
    }

    assertThat(path.ingesting(source).ingest(run)).isEmpty();
    assertThat(path.sheet(run).stored()).isEqualTo(pages);
  }

  @Test
  void aRunThatIsInterruptedOnItsLastAttemptIsNotGivenUp() {
    RunId run = path.submit(5, 5);
    for (int attempt = 1; attempt < RetryPolicy.DEFAULT.attempts(); attempt++) {
      path.ingesting(path.source(List.of())).ingest(run);
    }
    IngestingRun stopped =
        path.ingesting(
            (request, secrets) -> {
              Thread.currentThread().interrupt();
              throw new TransientFailure("interrupted");
            });

    assertThat(stopped.ingest(run)).contains(Duration.ZERO);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(path.ingesting(path.source(InMemoryPath.users(0, 5, "Ulm"))).ingest(run)).isEmpty();
    assertThat(path.runs.find(run).orElseThrow().state()).isEqualTo(RunState.FETCHED);
  }

  @Test
  void aRunWhosePageEndsTheProcessEachTimeIsGivenUp() {
    RunId run = path.submit(5, 5);
    int most = RetryPolicy.DEFAULT.attempts() + 5;
    IngestingRun deadly =
        path.ingesting(
            (request, secrets) -> {
              throw new AssertionError("the process ends here");
            });
    for (int attempt = 1; attempt <= most; attempt++) {
      assertThatThrownBy(() -> deadly.ingest(run)).isInstanceOf(AssertionError.class);
    }

    assertThat(deadly.ingest(run)).isEmpty();

    Run failed = path.runs.find(run).orElseThrow();
    assertThat(failed.state()).isEqualTo(RunState.FAILED);
    assertThat(failed.problem()).startsWith("page 1 was begun 10 times and not stored");
  }

  @Test
  void whatNobodyExpectedIsNotedAndEndsTheRunInTheEnd() {
    RunId run = path.submit(5, 5);
    IngestingRun broken =
        path.ingesting(
            (request, secrets) -> {
              throw new IllegalStateException("a bug");
            });
    for (int attempt = 1; attempt <= RetryPolicy.DEFAULT.attempts(); attempt++) {
      assertThatThrownBy(() -> broken.ingest(run)).isInstanceOf(IllegalStateException.class);
    }

    Run failed = path.runs.find(run).orElseThrow();

    assertThat(failed.state()).isEqualTo(RunState.FAILED);
    assertThat(failed.problem()).isEqualTo("unexpected: java.lang.IllegalStateException");
    assertThat(broken.ingest(run)).isEmpty();
  }

  @Test
  void whatTheSourceAnsweredInsteadOfAPageIsKept() {
    RunId run = path.submit(5, 5);

    path.ingesting(path.source(List.of())).ingest(run);

    assertThat(path.store.evidence()).hasSize(1);
    assertThat(path.store.outbox()).isEmpty();
  }

  @Test
  void aShortPageIsNotTakenAsAWholeOne() {
    RunId run = path.submit(10, 10);

    path.ingesting(path.source(InMemoryPath.users(0, 9, "Ulm"))).ingest(run);

    assertThat(path.runs.find(run).orElseThrow().problem()).contains("9 of the 10");
    assertThat(path.sheet(run).stored()).isZero();
    assertThat(path.store.evidence())
        .singleElement()
        .satisfies(kept -> assertThat(kept.prefix().text()).doesNotContain("canary"));
  }

  @Test
  void ofAShortPageNoMoreIsKeptThanOfAnyOther() {
    RunId run = path.submit(10, 10);

    path.ingesting(path.source(InMemoryPath.users(0, 9, "x".repeat(10_000)))).ingest(run);

    assertThat(path.store.evidence())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.prefix().length()).isEqualTo(64 << 10);
              assertThat(kept.hash()).isEqualTo(ContentHash.ofBytes(kept.prefix()));
              assertThat(kept.length()).isGreaterThan(90_000);
            });
  }

  @Test
  void anEmptyPageEndsARunThatAllowsIt() {
    RunId run = submitted(30, 1, true);

    assertThat(path.ingesting(path.source(InMemoryPath.users(0, 20, "Ulm"))).ingest(run)).isEmpty();

    assertThat(path.runs.find(run).orElseThrow())
        .extracting(Run::state, Run::pagesStored, Run::problem)
        .containsExactly(RunState.FETCHED, 2, null);
    assertThat(path.store.evidence()).hasSize(1);
    path.relay();
    path.project();
    assertThat(path.verifying().verify(run).orElseThrow().isComplete()).isTrue();
  }

  @Test
  void aRunThatAllowsNoEmptyPageIsTriedAgainAndNotComplete() {
    RunId run = submitted(30, 1, false);

    assertThat(path.ingesting(path.source(InMemoryPath.users(0, 20, "Ulm"))).ingest(run))
        .isPresent();

    assertThat(path.runs.find(run).orElseThrow().state()).isEqualTo(RunState.RUNNING);
    assertThat(path.verifying().verify(run).orElseThrow().notFetched()).isEqualTo(10);
  }

  @Test
  void aShortPageIsTakenWhereAnEmptyOneIsAllowed() {
    RunId run = submitted(30, 1, true);

    assertThat(path.ingesting(path.source(InMemoryPath.users(0, 15, "Ulm"))).ingest(run)).isEmpty();

    assertThat(path.runs.find(run).orElseThrow())
        .extracting(Run::state, Run::pagesStored, Run::problem)
        .containsExactly(RunState.FETCHED, 2, null);
    path.relay();
    path.project();
    assertThat(path.sheet(run).fetched()).isEqualTo(15);
    assertThat(path.verifying().verify(run).orElseThrow().isComplete()).isTrue();
  }

  @Test
  void aRunBeginsAtItsFirstPage() {
    RunId run = submitted(15, 3, false);

    path.ingesting(path.source(InMemoryPath.users(0, 50, "Ulm"))).ingest(run);

    assertThat(path.runs.find(run).orElseThrow())
        .extracting(Run::state, Run::nextPage, Run::pagesStored)
        .containsExactly(RunState.FETCHED, 5, 2);
    assertThat(path.store.pages())
        .extracting(page -> page.write().page().request().page())
        .containsExactly(3, 4);
    assertThat(path.sheet(run).fetched()).isEqualTo(15);
  }

  private RunId submitted(int records, int firstPage, boolean allowEmpty) {
    RunId run = new RunId(path.ids.get());
    path.runs.submit(
        run,
        new RunPlan(
            path.users.name(),
            URI.create("http://api.test/"),
            "seed",
            records,
            10,
            firstPage,
            allowEmpty));
    return run;
  }

  @Test
  void aCrashAfterTheCommitStoresNothingTwice() {
    RunId run = path.submit(10, 5);
    List<Document> users = InMemoryPath.users(0, 10, "Ulm");
    path.ingesting(path.source(users)).ingest(run);

    path.runs.submit(run, path.runs.find(run).orElseThrow().plan());
    path.ingesting(path.source(users)).ingest(run);

    assertThat(path.store.outbox()).hasSize(10);
  }

  @Test
  void aRunThatIsCancelledStopsBetweenTwoPagesAndItsLedgerAddsUp() {
    RunId run = path.submit(30, 10);
    RecordSource users = path.source(InMemoryPath.users(0, 30, "Ulm"));
    List<Integer> asked = new ArrayList<>();
    RecordSource source =
        (request, secrets) -> {
          asked.add(request.page());
          if (request.page() == 2) {
            new CancellingRun(path.runs).cancel(run);
          }
          return users.fetch(request, secrets);
        };

    assertThat(path.ingesting(source).ingest(run)).isEmpty();

    assertThat(asked).containsExactly(1, 2);
    assertThat(path.runs.find(run).orElseThrow())
        .extracting(Run::state, Run::nextPage)
        .containsExactly(RunState.CANCELLED, 2);
    assertThat(path.sheet(run))
        .extracting(Sheet::fetched, Sheet::stored, Sheet::intakeBalances)
        .containsExactly(10L, 10L, true);
  }

  @Test
  void aRunThatIsCancelledBeforeItBeganIsNotFetched() {
    RunId run = path.submit(5, 5);
    new CancellingRun(path.runs).cancel(run);
    FaultyRecordSource source =
        new FaultyRecordSource(path.source(InMemoryPath.users(0, 5, "Ulm")));

    assertThat(path.ingesting(source).ingest(run)).isEmpty();

    assertThat(source.calls()).isZero();
  }

  @Test
  void whatACancelledRunStoredIsServedAndNothingIsMissing() {
    RunId run = path.submit(20, 10);
    FaultyRecordSource source =
        new FaultyRecordSource(path.source(InMemoryPath.users(0, 20, "Ulm")))
            .thenWork()
            .thenFail(new TransientFailure("no answer"));
    path.ingesting(source).ingest(run);
    path.runs.cancel(run);
    path.relay();
    path.project();

    Verification verification = path.verifying().verify(run).orElseThrow();

    assertThat(verification.sheet().isSettled()).isTrue();
    assertThat(verification.missingCount()).isZero();
    assertThat(verification.served()).isEqualTo(10);
    assertThat(verification.isComplete()).isFalse();
  }

  @Test
  void noSecretReachesTheStore() {
    path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);

    assertThat(path.store.pages())
        .allSatisfy(
            page -> {
              assertThat(page.write().page().body().text()).contains("Ulm");
              assertThat(page.write().page().body().text()).doesNotContain("canary");
            });
  }
}
