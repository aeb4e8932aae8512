package dev.millrace.domain.port.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.intake.OutboxEntry;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxContract;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.replay.KeptRecord.Earlier;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import dev.millrace.domain.view.ViewKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Replays} does; the other ports are of the same store. */
public interface ReplaysContract {

  Replays replays();

  Intake intake();

  Runs runs();

  Ledger ledger();

  Outbox outbox();

  /** Drops the events of a run from the outbox, as the end of their day does. */
  void dropEvents(RunId run);

  /** Drops the raw records of a run, as the end of their day does. */
  void dropRaw(RunId run);

  /** Begins a replay and breaks its naming off, as a crash does. */
  void breakOff(ReplayId id, Selection selection);

  @Test
  default void theRecordsOfARunAreNamedOnceEach() {
    RunId run = Submitted.run(runs());
    String moved = anyKey();
    takeIn(PageFixture.of(run, 1, moved + "=1", anyKey() + "=1", "!"));
    takeIn(PageFixture.of(run, 2, moved + "=2"));
    takeIn(PageFixture.of(Submitted.run(runs()), 1, anyKey() + "=1"));

    Replay replay = begin(new Selection.OfRun(PageFixture.THINGS, run));

    assertThat(replay)
        .extracting(Replay::selected, Replay::done, Replay::lost, Replay::unnamed, Replay::isOver)
        .containsExactly(2L, 0L, 0L, 0L, false);
    assertThat(next(replay, 10)).hasSize(2);
  }

  @Test
  default void theRecordsOfATimeAreThoseThatWereTakenInThen() {
    String before = anyKey();
    takeIn(PageFixture.of(Submitted.run(runs()), 1, before + "=1"));
    String during = anyKey();
    takeIn(PageFixture.of(Submitted.run(runs()), 1, during + "=1"));
    Instant from = latest(during).ingestedAt();
    takeIn(PageFixture.of(Submitted.run(runs()), 1, before + "=2"));

    Replay replay =
        begin(new Selection.OfRange(PageFixture.THINGS, from, from.plus(1, ChronoUnit.HOURS)));

    assertThat(next(replay, 1_000))
        .filteredOn(kept -> Set.of(key(before), key(during)).contains(kept.key()))
        .hasSize(2)
        .allSatisfy(kept -> assertThat(kept.events()).hasSize(1));
    assertThat(
            begin(new Selection.OfRange(PageFixture.THINGS, from.minusSeconds(9), from)).selected())
        .isPositive();
  }

  @Test
  default void aRecordIsToldAsItIsKept() {
    RunId run = Submitted.run(runs());
    String key = anyKey();
    OutboxEntry first = takeIn(PageFixture.of(run, 1, key + "=1")).outbox().get(0);
    PageWrite later = takeIn(PageFixture.of(Submitted.run(runs()), 1, key + "=2", key + "=3"));

    KeptRecord ofTheRun = next(begin(new Selection.OfRun(PageFixture.THINGS, run)), 9).get(0);
    KeptRecord ofTheKey = next(begin(ofKeys(key)), 9).get(0);

    assertThat(ofTheRun.latest()).isEqualTo(latest(key)).isEqualTo(later.versions().get(0));
    assertThat(ofTheRun.events())
        .containsExactly(
            kept(first, run),
            kept(later.outbox().get(0), later.run()),
            kept(later.outbox().get(1), later.run()));
    assertThat(ofTheKey.events()).containsExactly(kept(later.outbox().get(1), later.run()));
    assertThat(ofTheRun.raw()).isNull();
  }

  @Test
  default void whatTheOutboxDoesNotKeepIsToldAsItCame() {
    RunId run = Submitted.run(runs());
    String key = anyKey();
    PageWrite page = takeIn(PageFixture.of(run, 1, key + "=1", key + "=1"));
    dropEvents(run);
    Replay ofTheRun = begin(new Selection.OfRun(PageFixture.THINGS, run));
    assertThat(ofTheRun.selected()).isEqualTo(1);
    assertThat(next(ofTheRun, 9))
        .containsExactly(
            new KeptRecord(
                key(key),
                latest(key),
                List.of(),
                new KeptRaw(run, page.records().get(0).bytes()),
                Earlier.ALL));

    dropRaw(run);

    assertThat(next(begin(ofKeys(key)), 9))
        .containsExactly(new KeptRecord(key(key), latest(key), List.of(), null, Earlier.ALL));
  }

  /** What was deleted by a version that is gone could come back. */
  @Test
  default void whereVersionsBetweenAreNotKeptTheLatestAloneIsTold() {
    String key = anyKey();
    takeIn(PageFixture.of(Submitted.run(runs()), 1, key + "=1"));
    RunId first = Submitted.run(runs());
    RunId gone = Submitted.run(runs());
    RunId last = Submitted.run(runs());
    takeIn(PageFixture.of(first, 1, key + "=2"));
    takeIn(PageFixture.of(gone, 1, key + "=3"));
    OutboxEntry latest = takeIn(PageFixture.of(last, 1, key + "=4")).outbox().get(0);
    Replay replay = begin(new Selection.OfRun(PageFixture.THINGS, first));
    assertThat(next(replay, 9).get(0))
        .matches(kept -> kept.earlier() == Earlier.ALL)
        .matches(kept -> kept.events().size() == 3);

    dropEvents(gone);

    assertThat(next(replay, 9))
        .containsExactly(
            new KeptRecord(key(key), latest(key), List.of(kept(latest, last)), null, Earlier.GAP));
    dropEvents(last);
    KeptRecord made = next(replay, 9).get(0);
    assertThat(made).matches(kept -> kept.earlier() == Earlier.GAP && kept.raw() != null);
    assertThat(made.events()).isEmpty();
  }

  @Test
  default void aKeyWithoutAVersionIsToldWithoutOne() {
    String key = anyKey();
    assertThat(next(begin(ofKeys(key)), 9))
        .containsExactly(new KeptRecord(key(key), null, List.of(), null, Earlier.ALL));
  }

  @Test
  default void whatIsWrittenStandsInTheOutboxBehindAllOfItsKey() {
    OutboxContract.Reader reader = new OutboxContract.Reader(outbox());
    RunId run = Submitted.run(runs());
    String key = anyKey();
    OutboxEntry entry = takeIn(PageFixture.of(run, 1, key + "=1")).outbox().get(0);
    OutboxRow row = reader.follow(10).get(0);
    Replay replay = begin(new Selection.OfRun(PageFixture.THINGS, run));

    Replay written = republish(replay, 10);
    takeIn(PageFixture.of(run, 2, key + "=2"));

    assertThat(written)
        .extracting(Replay::done, Replay::events, Replay::bytes)
        .containsExactly(1L, 1L, (long) entry.payload().length());
    List<OutboxRow> rows = reader.follow(10);
    assertThat(rows)
        .extracting(OutboxRow::event, OutboxRow::version, OutboxRow::attempt, OutboxRow::replay)
        .first()
        .isEqualTo(tuple(row.event(), 1L, 2, true));
    assertThat(rows.get(0))
        .extracting(OutboxRow::payload, OutboxRow::run, OutboxRow::traceparent, OutboxRow::slot)
        .containsExactly(row.payload(), run, row.traceparent(), row.slot());
    assertThat(rows).extracting(OutboxRow::replay).containsExactly(true, false);
    assertThat(Stream.concat(Stream.of(row), rows.stream()).map(OutboxRow::seq)).isSorted();
  }

  @Test
  default void eachTimeIsAnotherAttempt() {
    RunId run = Submitted.run(runs());
    String key = anyKey();
    takeIn(PageFixture.of(run, 1, key + "=1"));
    finish(begin(ofKeys(key)));
    finish(begin(ofKeys(key)));

    assertThat(next(begin(ofKeys(key)), 9).get(0).events())
        .singleElement()
        .extracting(KeptEvent::attempt)
        .isEqualTo(3);
  }

  @Test
  default void noBookCountsWhatIsWrittenAgain() {
    RunId run = Submitted.run(runs());
    takeIn(PageFixture.of(run, 1, anyKey() + "=1", anyKey() + "=1"));
    var sheet = ledger().sheet(run);
    List<Object> events = new ArrayList<>();
    ledger().events(run, events::add);

    finish(begin(new Selection.OfRun(PageFixture.THINGS, run)));

    assertThat(ledger().sheet(run)).isEqualTo(sheet);
    List<Object> after = new ArrayList<>();
    ledger().events(run, after::add);
    assertThat(after).isEqualTo(events).hasSize(2);
    dropEvents(run);
    assertThat(ledger().events(run, event -> {})).isEqualTo(2);
  }

  @Test
  default void aReplayIsGoneOnWithWhereItWas() {
    RunId run = Submitted.run(runs());
    takeIn(PageFixture.of(run, 1, anyKey() + "=1", anyKey() + "=1", anyKey() + "=1"));
    Selection selection = new Selection.OfRun(PageFixture.THINGS, run);
    Replay begun = begin(selection);
    List<KeptRecord> all = next(begun, 10);
    republish(begun, 2);

    Replay again = begin(selection);

    assertThat(again)
        .extracting(Replay::id, Replay::by, Replay::selected, Replay::done)
        .containsExactly(begun.id(), "ada", 3L, 2L);
    assertThat(next(again, 10)).containsExactly(all.get(2));
    assertThat(finish(again)).matches(Replay::isOver).matches(Replay::isComplete);
    assertThat(begin(selection).id()).isNotEqualTo(begun.id());
  }

  @Test
  default void theNextVersionDeletesTheRowsThatAReplayNoted() {
    RunId run = Submitted.run(runs());
    String key = anyKey();
    takeIn(PageFixture.of(run, 1, key + "=1", anyKey() + "=1"));
    LatestVersion before = latest(key);
    ViewKeys today = new ViewKeys(Map.of("things_by_id", List.of(key), "newer", List.of("1", key)));
    Replay replay = begin(new Selection.OfRun(PageFixture.THINGS, run));
    replays()
        .inTransaction(
            replay.id(),
            transaction -> {
              transaction.next(10);
              transaction.occupy(Map.of(key(key), today));
              transaction.occupy(Map.of());
              return transaction.write(List.of(), 0);
            });

    assertThat(latest(key))
        .isEqualTo(
            new LatestVersion(
                before.key(),
                before.version(),
                before.hash(),
                before.writeTime(),
                before.event(),
                today,
                before.previous(),
                before.ingestedAt()));
  }

  @Test
  default void aReplayThatIsCancelledIsOverWhereItWas() {
    RunId run = over(anyKey() + "=1", anyKey() + "=1", anyKey() + "=1");
    Selection selection = new Selection.OfRun(PageFixture.THINGS, run);
    Replay begun = begin(selection);
    republish(begun, 1);

    Replay cancelled = replays().cancel(begun.id()).orElseThrow();

    assertThat(cancelled)
        .extracting(Replay::done, Replay::isOver, Replay::isCancelled, Replay::isComplete)
        .containsExactly(1L, true, true, false);
    assertThat(next(cancelled, 9)).isEmpty();
    assertThat(replays().cancel(begun.id())).contains(cancelled);
    assertThat(replays().cancel(new ReplayId(UUID.randomUUID()))).isEmpty();
    assertThat(replays().covers(run)).isFalse();
    assertThat(begin(selection))
        .extracting(Replay::selected, Replay::done, Replay::isOver)
        .containsExactly(3L, 0L, false);
  }

  @Test
  default void namingThatWasBrokenOffIsGoneOnWith() {
    RunId run = over(anyKey() + "=1", anyKey() + "=1", anyKey() + "=1");
    Selection selection = new Selection.OfRun(PageFixture.THINGS, run);
    ReplayId id = new ReplayId(UUID.randomUUID());
    breakOff(id, selection);
    assertThat(replays().find(id).orElseThrow().named()).isFalse();

    Replay begun = begin(selection);

    assertThat(begun)
        .extracting(Replay::id, Replay::named, Replay::selected, Replay::done, Replay::isOver)
        .containsExactly(id, true, 3L, 0L, false);
    assertThat(next(begun, 9)).hasSize(3);
    assertThat(finish(begun)).matches(Replay::isComplete);
    assertThat(replays().covers(run)).isTrue();
  }

  @Test
  default void aReplayThatIsCancelledBeforeItsNamingIsNotComplete() {
    RunId run = over(anyKey() + "=1");
    Selection selection = new Selection.OfRun(PageFixture.THINGS, run);
    ReplayId id = new ReplayId(UUID.randomUUID());
    breakOff(id, selection);

    assertThat(replays().cancel(id).orElseThrow())
        .extracting(Replay::isOver, Replay::isCancelled, Replay::isComplete)
        .containsExactly(true, true, false);
    assertThat(replays().covers(run)).isFalse();
    assertThat(begin(selection)).matches(begun -> begun.selected() == 1 && !begun.id().equals(id));
  }

  @Test
  default void ofTwoThatBeginTheSameBothGoOnWithOneThatNamesEachRecordOnce() {
    Selection selection = new Selection.OfRun(PageFixture.THINGS, overWithNine());

    List<Replay> begun = both(() -> begin(selection));

    assertThat(begun).extracting(Replay::id).containsOnly(begun.get(0).id());
    assertThat(begun).extracting(Replay::selected).containsOnly(9L);
    assertThat(next(begun.get(0), 99)).hasSize(9);
  }

  @Test
  default void twoThatWorkOnAReplayPublishEachRecordOnce() {
    RunId run = overWithNine();
    OutboxContract.Reader reader = new OutboxContract.Reader(outbox());
    Replay begun = begin(new Selection.OfRun(PageFixture.THINGS, run));

    both(() -> work(begun));

    assertThat(replays().find(begun.id()).orElseThrow())
        .extracting(Replay::done, Replay::events, Replay::isComplete)
        .containsExactly(9L, 9L, true);
    assertThat(reader.follow(99)).extracting(OutboxRow::event).hasSize(9).doesNotHaveDuplicates();
  }

  private RunId overWithNine() {
    return over(Stream.generate(() -> anyKey() + "=1").limit(9).toArray(String[]::new));
  }

  /** To its end, one record at a time. A store may refuse what another has under lock. */
  private Replay work(Replay begun) {
    while (true) {
      try {
        Replay moved = republish(begun, 1);
        if (moved.isOver() || moved.done() == moved.selected()) {
          return replays().inTransaction(begun.id(), ReplayTransaction::end);
        }
      } catch (TransientFailure held) {
        Thread.onSpinWait();
      }
    }
  }

  /** The same at once, in threads of their own. */
  private static <T> List<T> both(Supplier<T> work) {
    List<CompletableFuture<T>> begun =
        Stream.generate(() -> CompletableFuture.supplyAsync(work, task -> new Thread(task).start()))
            .limit(2)
            .toList();
    return begun.stream().map(CompletableFuture::join).toList();
  }

  @Test
  default void whatFailsLeavesNothing() {
    RunId run = Submitted.run(runs());
    takeIn(PageFixture.of(run, 1, anyKey() + "=1"));
    Replay replay = begin(new Selection.OfRun(PageFixture.THINGS, run));
    OutboxContract.Reader reader = new OutboxContract.Reader(outbox());
    IllegalStateException thrown = new IllegalStateException("the work's own");

    assertThatThrownBy(
            () ->
                replays()
                    .inTransaction(
                        replay.id(),
                        transaction -> {
                          again(transaction, 10);
                          throw thrown;
                        }))
        .isSameAs(thrown);

    assertThat(replays().find(replay.id())).contains(replay);
    assertThat(reader.follow(10)).isEmpty();
  }

  @Test
  default void whatIsLostIsCounted() {
    String key = anyKey();
    Replay replay = begin(ofKeys(key));
    replays()
        .inTransaction(
            replay.id(),
            transaction -> {
              transaction.next(10);
              return transaction.write(List.of(), 1);
            });

    Replay over = replays().inTransaction(replay.id(), ReplayTransaction::end);

    assertThat(over)
        .extracting(Replay::done, Replay::lost, Replay::isOver, Replay::isComplete)
        .containsExactly(1L, 1L, true, false);
  }

  @Test
  default void aReplayOfARunCoversItOnceItIsOver() {
    RunId run = over(anyKey() + "=1", anyKey() + "=1");
    Replay replay = begin(new Selection.OfRun(PageFixture.THINGS, run));
    republish(replay, 9);
    assertThat(replays().covers(run)).isFalse();

    finish(replay);

    assertThat(replays().covers(run)).isTrue();
    assertThat(replays().covers(over(anyKey() + "=1"))).isFalse();
    assertThat(replays().covers(new RunId(UUID.randomUUID()))).isFalse();
  }

  @Test
  default void aReplayOfATimeCoversTheRunsThatAreWhollyInIt() {
    RunId run = over(anyKey() + "=1");
    Instant submitted = runs().find(run).orElseThrow().submittedAt();
    Instant after = submitted.plus(1, ChronoUnit.HOURS);

    finishAll(begin(new Selection.OfRange(PageFixture.THINGS, submitted.plusNanos(1_000), after)));
    assertThat(replays().covers(run)).isFalse();
    finishAll(begin(new Selection.OfRange(PageFixture.THINGS, submitted, after)));
    assertThat(replays().covers(run)).isTrue();
  }

  @Test
  default void aReplayThatWasBegunBeforeTheRunsEndDoesNotCoverIt() {
    RunId run = Submitted.run(runs());
    takeIn(PageFixture.of(run, 1, anyKey() + "=1"));
    Replay replay = begin(new Selection.OfRun(PageFixture.THINGS, run));
    finish(replay);
    assertThat(replays().covers(run)).isFalse();
    Instant end = runs().find(run).orElseThrow().submittedAt();
    while (!end.isAfter(replay.begunAt())) {
      runs().fetched(run);
      end = Objects.requireNonNull(runs().find(run).orElseThrow().finishedAt());
    }
    assertThat(replays().covers(run)).isFalse();
  }

  @Test
  default void aReplayThatLostARecordOrWasOfKeysCoversNoRun() {
    String key = anyKey();
    RunId run = over(key + "=1");
    finish(begin(ofKeys(key)));
    Replay replay = begin(new Selection.OfRun(PageFixture.THINGS, run));
    replays()
        .inTransaction(
            replay.id(),
            transaction -> {
              transaction.next(10);
              return transaction.write(List.of(), 1);
            });
    replays().inTransaction(replay.id(), ReplayTransaction::end);

    assertThat(replays().covers(run)).isFalse();
  }

  private RunId over(String... records) {
    RunId run = Submitted.run(runs());
    takeIn(PageFixture.of(run, 1, records));
    runs().fetched(run);
    return run;
  }

  @Test
  default void replaysAreListedNewestFirst() {
    Replay first = begin(ofKeys(anyKey()));
    Replay second = begin(ofKeys(anyKey()));

    assertThat(replays().newest(2)).containsExactly(second, first);
    assertThat(replays().newest(1)).containsExactly(second);
    assertThat(replays().find(new ReplayId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void aPreviewTellsEventsAndBytesOfADay() {
    RunId run = Submitted.run(runs());
    PageWrite page = takeIn(PageFixture.of(run, 1, anyKey() + "=1", anyKey() + "=1"));
    Selection ofRun = new Selection.OfRun(PageFixture.THINGS, run);

    Preview preview = replays().preview(ofRun);

    assertThat(preview.days())
        .singleElement()
        .extracting(Preview.Day::events, Preview.Day::bytes, Preview.Day::onlyRaw)
        .containsExactly(
            2L, page.outbox().stream().mapToLong(entry -> entry.payload().length()).sum(), 0L);
    assertThat(preview.events()).isEqualTo(2);
    assertThat(preview.unnamed()).isZero();
    assertThat(replays().preview(ofKeys(anyKey())).days()).isEmpty();
    dropEvents(run);
    assertThat(replays().preview(ofRun).days())
        .singleElement()
        .extracting(Preview.Day::events, Preview.Day::bytes, Preview.Day::onlyRaw)
        .containsExactly(
            2L, page.records().stream().mapToLong(record -> record.bytes().length()).sum(), 2L);
  }

  @Test
  default void eventsAndRawRecordsOfManyPagesAreNamedOnceEach() {
    RunId dropped = Submitted.run(runs());
    String twice = anyKey();
    for (int page = 1; page <= 3; page++) {
      takeIn(PageFixture.of(dropped, page, anyKey() + "=1", twice + "=" + page, anyKey() + "=1"));
    }
    dropEvents(dropped);
    String later = anyKey();
    Instant from = runs().find(dropped).orElseThrow().submittedAt();
    RunId kept = Submitted.run(runs());
    takeIn(PageFixture.of(kept, 1, twice + "=9", later + "=1", later + "=2", anyKey() + "=1"));

    Selection time =
        new Selection.OfRange(PageFixture.THINGS, from, from.plus(1, ChronoUnit.HOURS));
    Replay replay = begin(time);

    assertThat(replay).extracting(Replay::selected, Replay::unnamed).containsExactly(9L, 0L);
    assertThat(next(replay, 100)).hasSize(9);
    assertThat(replays().preview(time))
        .extracting(Preview::events, Preview::unnamed)
        .containsExactly(13L, 0L);
  }

  @Test
  default void aTimeMayBeginAndEndWhereNobodyIs() {
    RunId run = Submitted.run(runs());
    takeIn(PageFixture.of(run, 1, anyKey() + "=1"));
    Selection ever =
        new Selection.OfRange(
            PageFixture.THINGS, Instant.MIN, runs().find(run).orElseThrow().submittedAt());
    Selection all = new Selection.OfRange(PageFixture.THINGS, Instant.MIN, Instant.MAX);

    assertThat(replays().preview(all).events()).isGreaterThan(replays().preview(ever).events());
    assertThat(begin(all).selected()).isPositive();
  }

  private Replay begin(Selection selection) {
    return replays().begin(new ReplayId(UUID.randomUUID()), selection, "ada");
  }

  private List<KeptRecord> next(Replay replay, int limit) {
    return replays().inTransaction(replay.id(), transaction -> transaction.next(limit));
  }

  private Replay republish(Replay replay, int limit) {
    return replays().inTransaction(replay.id(), transaction -> again(transaction, limit));
  }

  private static Replay again(ReplayTransaction transaction, int limit) {
    List<KeptEvent> events =
        transaction.next(limit).stream()
            .flatMap(kept -> kept.events().stream())
            .map(KeptEvent::again)
            .toList();
    return transaction.write(events, 0);
  }

  private void finishAll(Replay replay) {
    Replay moved = replay;
    while (moved.done() < moved.selected()) {
      moved = republish(replay, 100);
    }
    replays().inTransaction(replay.id(), ReplayTransaction::end);
  }

  private Replay finish(Replay replay) {
    republish(replay, 100);
    return replays().inTransaction(replay.id(), ReplayTransaction::end);
  }

  private PageWrite takeIn(PageFixture page) {
    return intake().inTransaction(page::takeIn);
  }

  private LatestVersion latest(String key) {
    return Objects.requireNonNull(
        intake()
            .inTransaction(transaction -> transaction.lock(PageFixture.THINGS, Set.of(key(key))))
            .latest()
            .get(key(key)));
  }

  private static KeptEvent kept(OutboxEntry entry, RunId run) {
    return new KeptEvent(
        entry.event(),
        entry.key(),
        entry.version(),
        entry.writeTime(),
        run,
        entry.slot(),
        1,
        entry.traceparent(),
        entry.payload());
  }

  private static Selection ofKeys(String key) {
    return new Selection.OfKeys(PageFixture.THINGS, new TreeSet<>(Set.of(key(key))));
  }

  private static RecordKey key(String key) {
    return new RecordKey(key);
  }

  private static String anyKey() {
    return UUID.randomUUID().toString();
  }
}
