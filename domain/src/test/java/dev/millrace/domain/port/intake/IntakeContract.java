package dev.millrace.domain.port.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.call.Answer;
import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.KeptCall;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.FieldPaths;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.ledger.StoredEvent;
import dev.millrace.domain.port.run.Drift;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.port.source.PageRequest;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link Intake} does. */
public interface IntakeContract {

  Intake intake();

  /** The runs of the same store. */
  Runs runs();

  /** The books of the same store. */
  Ledger ledger();

  /** What the same store keeps of answers that were no pages, the oldest first. */
  List<Evidence> evidence();

  @Test
  default void aPageIsStoredWithAllThatBelongsToIt() {
    RunId run = Submitted.run(runs());
    String key = anyKey();
    takeIn(PageFixture.of(run, 1, key + "=1", key + "=2", key + "=2", "!"));
    assertThat(ledger().sheet(run)).contains(new Sheet(run, 4, 2, 1, 1, 0, 1, 0, 0, 0));
    assertThat(events(run)).extracting(StoredEvent::version).containsExactly(1L, 2L);
    assertThat(runs().find(run).orElseThrow().nextPage()).isEqualTo(2);
  }

  @Test
  default void whatTheWorkThrowsComesOutUnchangedAndLeavesNothing() {
    RunId run = Submitted.run(runs());
    String key = anyKey();
    IllegalStateException thrown = new IllegalStateException("the work's own");
    assertThatThrownBy(
            () ->
                intake()
                    .inTransaction(
                        transaction -> {
                          PageFixture.of(run, 1, key + "=1").takeIn(transaction);
                          throw thrown;
                        }))
        .isSameAs(thrown);
    assertThat(events(run)).isEmpty();
    assertThat(isDue(run, 1)).isTrue();
    assertThat(latest(key).latest()).isEmpty();
  }

  @Test
  default void aVersionKnowsTheRowsOfTheOneBeforeAndWhenItWasStored() {
    String key = anyKey();
    RunId run = Submitted.run(runs());
    takeIn(PageFixture.of(run, 1, key + "=1"));
    LatestVersion first = versionOf(key);
    takeIn(PageFixture.of(run, 2, key + "=2"));
    LatestVersion second = versionOf(key);

    assertThat(first.previous()).isEqualTo(ViewKeys.NONE);
    assertThat(first.ingestedAt()).isEqualTo(first.writeTime().instant());
    assertThat(second.previous()).isEqualTo(first.viewKeys()).isNotEqualTo(second.viewKeys());
    assertThat(second.ingestedAt()).isBetween(first.ingestedAt(), second.writeTime().instant());
  }

  @Test
  default void aStoredPageIsKnownToBeStored() {
    RunId run = Submitted.run(runs());
    assertThat(isDue(run, 1)).isTrue();
    takeIn(PageFixture.of(run, 1, anyKey() + "=1"));
    assertThat(isDue(run, 1)).isFalse();
    assertThat(isDue(run, 2)).isTrue();
  }

  @Test
  default void aStoredPageStartsTheCountOfAttemptsAnew() {
    RunId run = Submitted.run(runs());
    runs().begin(run);
    runs().begin(run);
    takeIn(PageFixture.of(run, 1, anyKey() + "=1"));
    assertThat(runs().find(run).orElseThrow().attempts()).isEqualTo(1);
    assertThat(runs().begin(run).attempts()).isEqualTo(2);
  }

  @Test
  default void theSamePageCannotBeWrittenTwice() {
    RunId run = Submitted.run(runs());
    PageFixture page = PageFixture.of(run, 1, anyKey() + "=1");
    takeIn(page);
    assertThatThrownBy(() -> takeIn(page)).isInstanceOf(IllegalStateException.class);
    assertThat(events(run)).hasSize(1);
  }

  @Test
  default void noPageOfARunThatIsOverIsDue() {
    List<Consumer<RunId>> ends =
        List.of(
            run -> runs().cancel(run),
            run -> runs().failed(run, "in vain", true),
            run -> runs().fetched(run));
    for (Consumer<RunId> end : ends) {
      RunId run = Submitted.run(runs());
      takeIn(PageFixture.of(run, 1, anyKey() + "=1"));
      end.accept(run);
      RunState state = runs().find(run).orElseThrow().state();
      assertThat(isDue(run, 2)).as(state.name()).isFalse();
      assertThat(ledger().sheet(run).orElseThrow().intakeBalances()).isTrue();
    }
  }

  @Test
  default void cancellingWaitsForThePageThatIsBeingStored() {
    RunId run = Submitted.run(runs());
    PageFixture page = PageFixture.of(run, 1, anyKey() + "=1");
    CompletableFuture<Run> cancelled =
        intake()
            .inTransaction(
                transaction -> {
                  assertThat(transaction.isDue(run, 1)).isTrue();
                  CompletableFuture<Run> cancelling =
                      CompletableFuture.supplyAsync(() -> runs().cancel(run).orElseThrow());
                  assertThatThrownBy(() -> cancelling.get(200, TimeUnit.MILLISECONDS))
                      .isInstanceOf(TimeoutException.class);
                  page.takeIn(transaction);
                  return cancelling;
                });
    assertThat(cancelled.join())
        .extracting(Run::state, Run::nextPage)
        .containsExactly(RunState.CANCELLED, 2);
    assertThat(ledger().sheet(run).orElseThrow().fetched()).isEqualTo(1);
  }

  @Test
  default void anUnknownRunHasNoPages() {
    RunId nobody = new RunId(UUID.randomUUID());
    assertThatThrownBy(() -> isDue(nobody, 1)).isInstanceOf(PermanentFailure.class);
  }

  @Test
  default void twoWorkersOfOneRunStoreAPageOnce() {
    RunId run = Submitted.run(runs());
    String key = anyKey();
    List<CompletableFuture<Void>> workers =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () ->
                            intake()
                                .inTransaction(
                                    transaction ->
                                        transaction.isDue(run, 1)
                                            && PageFixture.of(run, 1, key + "=" + i)
                                                    .takeIn(transaction)
                                                != null)))
            .toList();
    workers.forEach(CompletableFuture::join);
    assertThat(events(run)).hasSize(1);
  }

  @Test
  default void theLatestVersionIsReadBackAsItWasWritten() {
    RunId run = Submitted.run(runs());
    String key = anyKey();
    PageWrite write = takeIn(PageFixture.of(run, 1, key + "=1", key + "=2"));
    assertThat(latest(key).latest().values()).containsExactlyElementsOf(write.versions());
  }

  @Test
  default void writeTimesRiseEvenWhenTheClockStandsBehind() {
    RunId run = Submitted.run(runs());
    String key = anyKey();
    long future = latest(key).clockMicros() + 3_600_000_000L;
    PageFixture first = PageFixture.of(run, 1, key + "=1");
    intake()
        .inTransaction(
            transaction -> {
              transaction.lock(PageFixture.THINGS, Set.of(new RecordKey(key)));
              transaction.write(first.write(new LockedKeys(Map.of(), future)));
              return true;
            });
    PageWrite second = takeIn(PageFixture.of(run, 2, key + "=2"));
    assertThat(second.versions())
        .extracting(LatestVersion::writeTime)
        .containsExactly(new WriteTime(future + 1));
  }

  @Test
  default void theClockIsReadAfterTheLastLockWasGranted() throws Exception {
    String key = anyKey();
    takeIn(PageFixture.of(Submitted.run(runs()), 1, key + "=1"));
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<Long> first =
        CompletableFuture.supplyAsync(
            () ->
                intake()
                    .inTransaction(
                        transaction -> {
                          transaction.lock(PageFixture.THINGS, Set.of(new RecordKey(key)));
                          locked.countDown();
                          await(release);
                          return clockOf(transaction);
                        }));
    assertThat(locked.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Long> second = CompletableFuture.supplyAsync(() -> latest(key).clockMicros());
    release.countDown();
    assertThat(second.get(10, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(first.join());
  }

  @Test
  default void writersOfTheSameKeysDrawUniqueRisingVersionsAndWriteTimes() {
    List<String> keys = List.of(anyKey(), anyKey(), anyKey());
    List<PageWrite> writes = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<Void>> writers =
        IntStream.range(0, 6)
            .mapToObj(
                writer -> CompletableFuture.runAsync(() -> writes.addAll(tenPages(writer, keys))))
            .toList();
    writers.forEach(CompletableFuture::join);
    for (String key : keys) {
      List<OutboxEntry> entries =
          writes.stream()
              .flatMap(write -> write.outbox().stream())
              .filter(entry -> entry.key().value().equals(key))
              .sorted(Comparator.comparing(OutboxEntry::version))
              .toList();
      assertThat(entries)
          .extracting(OutboxEntry::version)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
      assertThat(entries).extracting(OutboxEntry::writeTime).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  default void aFieldThatIsNewOrMissingShowsAsDriftOfItsRun() {
    String source = "http://" + anyKey() + "/api/1.4/";
    RunId first = Submitted.run(runs(), source);
    takeIn(PageFixture.of(first, 1, "both=1", "old=1"));
    runs().fetched(first);
    RunId second = Submitted.run(runs(), source + "?inc=both,new");
    takeIn(PageFixture.of(second, 1, "both=2"));
    takeIn(PageFixture.of(second, 2, "both=2", "new=1"));
    assertThat(driftOf(second)).isEqualTo(new Drift(List.of("new"), List.of(), false));
    runs().fetched(second);
    assertThat(driftOf(second)).isEqualTo(new Drift(List.of("new"), List.of("old"), false));
    assertThat(driftOf(first)).as("nothing was before it").isEqualTo(Drift.NONE);
    assertThat(runs().newest(1)).extracting(Run::drift).containsExactly(driftOf(second));
  }

  @Test
  default void fieldsThatAreTooManyToBeToldApartShowAsSuch() {
    String source = "http://" + anyKey() + "/api/1.4/";
    String name = anyKey();
    RunId first = Submitted.run(runs(), source);
    takeIn(PageFixture.of(first, 1, things(name, 0, FieldPaths.MOST - 1)));
    assertThat(driftOf(first)).isEqualTo(Drift.NONE);
    takeIn(PageFixture.of(first, 2, things(name, FieldPaths.MOST, FieldPaths.MOST + 5)));
    assertThat(driftOf(first).isCut()).as("page by page").isTrue();
    RunId second = Submitted.run(runs(), source);
    takeIn(PageFixture.of(second, 1, things(name, 0, 3)));
    assertThat(driftOf(second).isCut()).as("what was before it").isTrue();
    RunId other = Submitted.run(runs(), "http://" + anyKey() + "/api/1.4/");
    takeIn(PageFixture.of(other, 1, things(name, 0, FieldPaths.MOST + 1)));
    assertThat(driftOf(other).isCut()).as("at once").isTrue();
  }

  private static List<String> things(String name, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> name + i + "=1").toList();
  }

  @Test
  default void fieldsOfAnotherSourceAreNoDrift() {
    RunId first = Submitted.run(runs(), "http://" + anyKey() + "/api/1.4/");
    takeIn(PageFixture.of(first, 1, "one=1"));
    runs().fetched(first);
    RunId other = Submitted.run(runs(), "http://" + anyKey() + "/api/1.4/");
    takeIn(PageFixture.of(other, 1, "other=1"));
    runs().fetched(other);
    assertThat(driftOf(other)).isEqualTo(Drift.NONE);
  }

  @Test
  default void fieldsThatWereNotCommittedWereNotSeen() {
    String source = "http://" + anyKey() + "/api/1.4/";
    RunId first = Submitted.run(runs(), source);
    assertThatThrownBy(
            () ->
                intake()
                    .inTransaction(
                        transaction -> {
                          PageFixture.of(first, 1, "torn=1").takeIn(transaction);
                          throw new IllegalStateException("torn");
                        }))
        .hasMessage("torn");
    RunId second = Submitted.run(runs(), source);
    takeIn(PageFixture.of(second, 1, "kept=1"));
    runs().fetched(second);
    assertThat(driftOf(second)).isEqualTo(Drift.NONE);
  }

  private Drift driftOf(RunId run) {
    return runs().find(run).orElseThrow().drift();
  }

  @Test
  default void evidenceIsKeptApartFromAnyPage() {
    RunId run = Submitted.run(runs());
    Evidence evidence = evidence("{\"a\":\u0000");
    intake().keep(run, evidence);
    assertThat(isDue(run, 1)).isTrue();
    assertThat(evidence()).contains(evidence);
  }

  @Test
  default void ofALongAnswerThatIsNoPageItsBeginIsKept() {
    intake().keep(Submitted.run(runs()), evidence("x".repeat(100_000)));
    assertThat(evidence())
        .last()
        .satisfies(
            kept -> {
              assertThat(kept.prefix().text()).isEqualTo("x".repeat(64 << 10));
              assertThat(kept.length()).isEqualTo(100_000);
            });
  }

  private static Evidence evidence(String body) {
    return new Evidence(
        new PageRequest(URI.create("http://127.0.0.1/"), anyKey(), 1, 10),
        200,
        Bytes.ofText(body),
        body.length(),
        Map.of("content-type", "text/html"),
        Instant.EPOCH,
        "not JSON");
  }

  @Test
  default void theFirstPageThatWasPushedOpensItsRunWhichGrowsWithEach() {
    RunId id = anyRun();
    takeIn(PageFixture.pushed(id, 1, anyKey() + "=1", "!"));
    takeIn(PageFixture.pushed(id, 2, anyKey() + "=1"));
    Run run = runs().find(id).orElseThrow();
    assertThat(run.plan()).isEqualTo(RunPlan.collected(PageFixture.THINGS, 3));
    assertThat(run.state()).isEqualTo(RunState.RUNNING);
    assertThat(run.pages()).isEqualTo(2);
    assertThat(run.finishedAt()).isNull();
    assertThat(ledger().sheet(id)).contains(new Sheet(id, 3, 2, 0, 0, 0, 1, 0, 0, 0));
    assertThat(standing(id)).contains(new Standing(3, false));
  }

  @Test
  default void aFirstPageThatWasNotCommittedOpensNoRun() {
    RunId id = anyRun();
    assertThat(standing(id)).isEmpty();
    assertThatThrownBy(
            () ->
                intake()
                    .inTransaction(
                        transaction -> {
                          PageFixture.pushed(id, 1, anyKey() + "=1").takeIn(transaction);
                          throw new IllegalStateException("torn");
                        }))
        .hasMessage("torn");
    assertThat(runs().find(id)).isEmpty();
    assertThat(standing(id)).isEmpty();
  }

  @Test
  default void ofSeveralWhoOpenTheSameRunAtOnceOneStoresItsFirstPage() {
    RunId id = anyRun();
    List<CompletableFuture<Boolean>> openings =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> intake().inTransaction(opening(id))))
            .toList();
    assertThat(openings.stream().map(CompletableFuture::join)).containsOnlyOnce(true);
    assertThat(ledger().sheet(id).orElseThrow().fetched()).isEqualTo(1);
  }

  private static Function<IntakeTransaction, Boolean> opening(RunId run) {
    return transaction -> {
      boolean isNew = transaction.lockRun(run).isEmpty();
      if (isNew) {
        PageFixture.pushed(run, 1, anyKey() + "=1").takeIn(transaction);
      }
      return isNew;
    };
  }

  @Test
  default void aRunThatCollectsIsOverWhenItIsClosedAndAFetchingOneIsLeftAlone() {
    RunId fetching = Submitted.run(runs());
    runs().begin(fetching);
    RunId id = anyRun();
    takeIn(PageFixture.pushed(id, 1, anyKey() + "=1"));
    assertThat(runs().closeCollecting(PageFixture.THINGS)).isPositive();
    assertThat(standing(id)).contains(new Standing(2, true));
    assertThat(runs().find(id).orElseThrow())
        .extracting(Run::state, run -> run.finishedAt() != null)
        .containsExactly(RunState.FETCHED, true);
    assertThat(runs().find(fetching).orElseThrow().state()).isEqualTo(RunState.RUNNING);
    assertThat(runs().closeCollecting(PageFixture.THINGS)).isZero();
  }

  @Test
  default void closingWaitsForThePageThatIsBeingStored() {
    RunId id = anyRun();
    takeIn(PageFixture.pushed(id, 1, anyKey() + "=1"));
    PageFixture page = PageFixture.pushed(id, 2, anyKey() + "=1");
    CompletableFuture<Integer> closed =
        intake()
            .inTransaction(
                transaction -> {
                  assertThat(transaction.lockRun(id)).contains(new Standing(2, false));
                  CompletableFuture<Integer> closing =
                      CompletableFuture.supplyAsync(
                          () -> runs().closeCollecting(PageFixture.THINGS));
                  assertThatThrownBy(() -> closing.get(200, TimeUnit.MILLISECONDS))
                      .isInstanceOf(TimeoutException.class);
                  page.takeIn(transaction);
                  return closing;
                });
    assertThat(closed.join()).isPositive();
    assertThat(standing(id)).contains(new Standing(3, true));
  }

  @Test
  default void anAnswerIsKnownOnceItsPageIsCommitted() {
    RunId id = anyRun();
    KeptCall call = anyCall();
    intake()
        .inTransaction(
            transaction -> {
              assertThat(transaction.answered(Set.of(call.key()))).isEmpty();
              PageFixture.pushed(id, 1, anyKey() + "=1").takeIn(transaction);
              transaction.keep(List.of(call, anyCall()));
              return true;
            });
    assertThat(answered(call, anyCall())).isEqualTo(Map.of(call.key(), call));
  }

  @Test
  default void anAnswerThatWasNotCommittedIsNotKept() {
    KeptCall call = anyCall();
    assertThatThrownBy(
            () ->
                intake()
                    .inTransaction(
                        transaction -> {
                          transaction.keep(List.of(call));
                          throw new IllegalStateException("torn");
                        }))
        .hasMessage("torn");
    assertThat(answered(call)).isEmpty();
  }

  @Test
  default void ofSeveralWhoAnswerTheSameCallAtOnceOneDoes() {
    KeptCall call = anyCall();
    List<CompletableFuture<Boolean>> answers =
        IntStream.range(0, 4)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> intake().inTransaction(answering(call))))
            .toList();
    assertThat(answers.stream().map(CompletableFuture::join)).containsOnlyOnce(true);
    assertThat(answered(call)).hasSize(1);
  }

  private static Function<IntakeTransaction, Boolean> answering(KeptCall call) {
    return transaction -> {
      boolean isNew = transaction.answered(Set.of(call.key())).isEmpty();
      if (isNew) {
        transaction.keep(List.of(call));
      }
      return isNew;
    };
  }

  private Map<CallKey, KeptCall> answered(KeptCall... calls) {
    Set<CallKey> keys =
        Arrays.stream(calls).map(KeptCall::key).collect(Collectors.toUnmodifiableSet());
    return intake().inTransaction(transaction -> transaction.answered(keys));
  }

  private Optional<Standing> standing(RunId run) {
    return intake().inTransaction(transaction -> transaction.lockRun(run));
  }

  private static KeptCall anyCall() {
    return new KeptCall(
        new CallKey("operator", "POST /v1/families/things/records", anyKey()),
        ContentHash.ofText("body"),
        new Answer(200, null, "{\"accepted\":1,\"\u00fc\":\"\\u0000\"}"));
  }

  private static RunId anyRun() {
    return new RunId(UUID.randomUUID());
  }

  private List<PageWrite> tenPages(int writer, List<String> keys) {
    RunId run = Submitted.run(runs());
    List<String> order = new ArrayList<>(keys);
    Collections.rotate(order, writer);
    return IntStream.rangeClosed(1, 10)
        .mapToObj(
            page ->
                takeIn(
                    PageFixture.of(
                        run,
                        page,
                        order.stream().map(key -> key + "=" + writer + "/" + page).toList())))
        .toList();
  }

  private PageWrite takeIn(PageFixture page) {
    return intake().inTransaction(page::takeIn);
  }

  private boolean isDue(RunId run, int page) {
    return intake().inTransaction(transaction -> transaction.isDue(run, page));
  }

  private LockedKeys latest(String key) {
    return intake()
        .inTransaction(
            transaction -> transaction.lock(PageFixture.THINGS, Set.of(new RecordKey(key))));
  }

  private LatestVersion versionOf(String key) {
    return Objects.requireNonNull(latest(key).latest().get(new RecordKey(key)));
  }

  private static long clockOf(IntakeTransaction transaction) {
    return transaction.lock(PageFixture.THINGS, Set.of(new RecordKey(anyKey()))).clockMicros();
  }

  private List<StoredEvent> events(RunId run) {
    List<StoredEvent> events = new ArrayList<>();
    ledger().events(run, events::add);
    return events;
  }

  private static String anyKey() {
    return UUID.randomUUID().toString();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
