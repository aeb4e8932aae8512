package dev.millrace.domain.port.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.KeptLetters;
import dev.millrace.domain.port.deadletter.LetterEntry;
import dev.millrace.domain.port.deadletter.LetterFilter;
import dev.millrace.domain.port.deadletter.LetterState;
import dev.millrace.domain.port.deadletter.SampleDeadLetters;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.LockedKeys;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.ledger.KeptContent;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.RecordHistory;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.ledger.Sighting;
import dev.millrace.domain.port.ledger.StoredEvent;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Snapshot;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.ReplayId;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import dev.millrace.domain.view.RowKey;
import dev.millrace.domain.view.WriteTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every {@link Erasures} does. */
public interface ErasuresContract {

  Erasures erasures();

  Intake intake();

  Runs runs();

  Ledger ledger();

  Outbox outbox();

  RecordHistory history();

  KeptLetters letters();

  Replays replays();

  @Test
  default void whatThereIsOfARecordIsToldAndThenTakenAway() {
    RecordKey key = anyKey();
    RunId run = takenIn(one(key), two(key), two(key), rejected(key), one(anyKey()));
    ledger().keep(List.of(letterOf(run)));

    Map<Store, Long> before = look(key);
    Map<Store, Long> after = counts(erase(key));

    assertThat(before)
        .containsEntry(Store.VERSION, 1L)
        .containsEntry(Store.RAW, 4L)
        .containsEntry(Store.PAGES, 1L)
        .containsEntry(Store.OUTBOX, 2L)
        .containsEntry(Store.DEAD_LETTERS, 1L)
        .containsEntry(Store.QUARANTINE, 1L)
        .containsOnlyKeys(Store.values());
    assertThat(after).hasSameSizeAs(before).allSatisfy((store, left) -> assertThat(left).isZero());
    assertThat(look(key)).isEqualTo(after);
    assertThat(history().latest(PageFixture.THINGS, key)).isEmpty();
    assertThat(history().contents(PageFixture.THINGS, key, 9)).isEmpty();
    assertThat(history().of(PageFixture.THINGS, key))
        .extracting(Sighting::hop)
        .containsExactly("outbox");
  }

  @Test
  default void othersStayAsTheyWere() {
    RecordKey key = anyKey();
    RecordKey other = anyKey();
    takenIn(one(key), one(other));
    Map<Store, Long> before = look(other);

    erase(key);

    assertThat(look(other)).isEqualTo(before).containsEntry(Store.PAGES, 1L);
    assertThat(history().contents(PageFixture.THINGS, other, 9))
        .extracting(content -> content.bytes().text())
        .containsExactlyInAnyOrder(one(other) + "\u0000", "payload of " + other + " 1");
  }

  @Test
  default void underItsLockARecordIsToldAsItStands() {
    RecordKey key = anyKey();
    takenIn(one(key), two(key));

    Remains remains = underTheLock(key);

    assertThat(Objects.requireNonNull(remains.latest()).version()).isEqualTo(2);
    assertThat(remains.contents()).extracting(KeptContent::hop).contains("raw", "outbox");
    assertThat(remains.slot()).isPresent();
    assertThat(remains.before()).isEqualTo(Erasure.OF_NOBODY);
    assertThat(counts(remains.found())).isEqualTo(look(key));
    assertThat(erasures().seek(PageFixture.THINGS, key, Sought::remains))
        .usingRecursiveComparison()
        .ignoringFields("clockMicros")
        .isEqualTo(remains);
    assertThat(remains.clockMicros()).isPositive();
    assertThat(lock(key).latest()).containsKey(key);
  }

  @Test
  default void whatTheWorkThrowsComesOutUnchangedAndLeavesAllAsItWas() {
    RecordKey key = anyKey();
    takenIn(one(key));
    Map<Store, Long> before = look(key);
    IllegalStateException thrown = new IllegalStateException("the work's own");

    assertThatThrownBy(
            () ->
                inTransaction(
                    key,
                    transaction -> {
                      transaction.remains();
                      transaction.erase(tombstone(1));
                      throw thrown;
                    }))
        .isSameAs(thrown);

    assertThat(look(key)).isEqualTo(before);
    assertThat(erasures().erased(PageFixture.THINGS, key)).isEmpty();
  }

  @Test
  default void aKeyThatWasErasedIsToldToWhoeverBringsIt() {
    RecordKey known = anyKey();
    RecordKey unknown = anyKey();
    takenIn(one(known));
    assertThat(lock(known, unknown).erased()).isEmpty();

    erase(known);
    erase(unknown);

    assertThat(lock(known, unknown, anyKey()).erased()).containsExactlyInAnyOrder(known, unknown);
    assertThat(lock(known, unknown).latest()).isEmpty();
    LockedKeys elsewhere =
        intake()
            .inTransaction(
                transaction -> transaction.lock(new FamilyName("others"), Set.of(known)));
    assertThat(elsewhere.erased()).isEmpty();
  }

  @Test
  default void aRecordThatComesAgainLeavesNoVersion() {
    RecordKey key = anyKey();
    takenIn(one(key));
    erase(key);

    RunId run = takenIn("!", one(key), one(anyKey()));

    assertThat(history().latest(PageFixture.THINGS, key)).isEmpty();
    assertThat(ledger().sheet(run).orElseThrow())
        .extracting(Sheet::fetched, Sheet::stored, Sheet::quarantined)
        .containsExactly(3L, 1L, 2L);
  }

  @Test
  default void whoErasedFirstIsKept() {
    RecordKey key = anyKey();
    takenIn(one(key));
    assertThat(erasures().erased(PageFixture.THINGS, key)).isEmpty();

    erase(key);
    Optional<Erased> first = erasures().erased(PageFixture.THINGS, key);
    erase(key);

    assertThat(first.orElseThrow().by()).isEqualTo("ada");
    assertThat(erasures().erased(PageFixture.THINGS, key)).isEqualTo(first);
  }

  @Test
  default void theTombstoneIsTheLastRowOfItsRecordAndInNobodysBooks() {
    RecordKey key = anyKey();
    Snapshot before = outbox().snapshot();
    takenIn(one(key), two(key));
    Tombstone tombstone = tombstone(3);
    erase(key, tombstone);

    List<OutboxRow> rows = since(before);

    assertThat(rows)
        .extracting(OutboxRow::key, row -> row.payload().length(), OutboxRow::erasure)
        .containsExactly(
            tuple(OutboxRow.nobody(rows.get(0).event()), 0, Erasure.OF_NOBODY),
            tuple(OutboxRow.nobody(rows.get(1).event()), 0, Erasure.OF_NOBODY),
            tuple(key, 0, tombstone.erasure()));
    assertThat(rows.get(2))
        .extracting(
            OutboxRow::event,
            OutboxRow::version,
            OutboxRow::slot,
            OutboxRow::run,
            OutboxRow::replay)
        .containsExactly(tombstone.event(), 3L, 17, RunId.NONE, false);
    assertThat(underTheLock(key).before()).isEqualTo(tombstone.erasure());
  }

  @Test
  default void whatCameSinceItWasLookedForGoesToo() {
    RecordKey key = anyKey();
    takenIn(rejected(key), one(key));

    List<Found> left =
        erasures()
            .seek(
                PageFixture.THINGS,
                key,
                sought -> {
                  takenIn(two(key), rejected(key));
                  notAPage(key);
                  return sought.inTransaction(
                      transaction -> {
                        assertThat(counts(transaction.remains().found()))
                            .containsEntry(Store.QUARANTINE, 2L)
                            .containsEntry(Store.UNUSABLE_PAGES, 1L)
                            .containsEntry(Store.RAW, 4L);
                        return transaction.erase(tombstone(9));
                      });
                });

    assertThat(counts(left)).allSatisfy((store, count) -> assertThat(count).isZero());
    assertThat(look(key)).isEqualTo(counts(left));
  }

  @Test
  default void aRunsSheetAddsUpAsBeforeAndItsEventsAreToldOneByOneButForTheErased() {
    RecordKey key = anyKey();
    RunId run = takenIn(one(key), two(key), two(key), one(anyKey()), rejected(key));
    ledger().keep(List.of(letterOf(run)));
    Sheet before = ledger().sheet(run).orElseThrow();

    erase(key);

    Sheet after = ledger().sheet(run).orElseThrow();
    assertThat(after)
        .usingRecursiveComparison()
        .ignoringFields("served", "deadLettered")
        .isEqualTo(before);
    List<StoredEvent> events = new ArrayList<>();
    assertThat(ledger().events(run, events::add)).isEqualTo(2);
    assertThat(events).hasSize(1);
  }

  @Test
  default void aReplayOfTheRunNamesNobodyWhoWasErased() {
    RecordKey key = anyKey();
    RunId run = takenIn(one(key), one(anyKey()));
    erase(key);

    Replay replay =
        replays()
            .begin(
                new ReplayId(UUID.randomUUID()),
                new Selection.OfRun(PageFixture.THINGS, run),
                "ada");

    assertThat(replay.selected()).isEqualTo(1);
    replays().cancel(replay.id());
  }

  @Test
  default void lettersAreBlankedBeforeAndAfterAndOpenNoMore() {
    RecordKey key = anyKey();
    Snapshot before = outbox().snapshot();
    RunId run = takenIn(one(key), two(key), one(anyKey()));
    List<OutboxRow> rows = since(before);
    ledger().keep(List.of(SampleDeadLetters.ofPublished(rows.get(0), System.nanoTime())));

    erase(key);
    ledger()
        .keep(
            List.of(
                SampleDeadLetters.ofPublished(rows.get(2), System.nanoTime()),
                SampleDeadLetters.ofPublished(rows.get(1), System.nanoTime())));

    assertThat(letters(run))
        .extracting(letter -> letter.event(), LetterEntry::state)
        .containsExactlyInAnyOrder(
            tuple(rows.get(0).event(), LetterState.SERVED),
            tuple(rows.get(1).event(), LetterState.SERVED),
            tuple(rows.get(2).event(), LetterState.OPEN));
    assertThat(letters(run))
        .filteredOn(letter -> letter.state() == LetterState.SERVED)
        .map(letter -> letters().find(letter.number()).orElseThrow().letter())
        .allSatisfy(
            letter -> {
              assertThat(letter.key()).isNull();
              assertThat(letter.value()).isNull();
              assertThat(letter.run()).contains(run);
            });
    assertThat(look(key)).containsEntry(Store.DEAD_LETTERS, 0L);
  }

  @Test
  default void theLetterOfANullValueIsOpenUntilItsRecordIsErasedOnceMore() {
    RecordKey key = anyKey();
    Snapshot before = outbox().snapshot();
    RunId run = takenIn(one(key));
    erase(key);
    List<OutboxRow> rows = since(before);
    ledger().keep(List.of(parked(rows.get(0)), parked(rows.get(1))));

    Map<Store, Long> looked = look(key);
    List<LetterEntry> ofTheRun = letters(run);
    List<LetterEntry> ofTheErasure = letters(RunId.NONE);
    erase(key);

    assertThat(ofTheRun).extracting(LetterEntry::state).containsExactly(LetterState.SERVED);
    assertThat(ofTheErasure)
        .filteredOn(letter -> rows.get(1).event().equals(letter.event()))
        .extracting(LetterEntry::state)
        .containsExactly(LetterState.OPEN);
    assertThat(looked).containsEntry(Store.DEAD_LETTERS, 1L);
    assertThat(look(key)).containsEntry(Store.DEAD_LETTERS, 0L);
    assertThat(letters(RunId.NONE))
        .filteredOn(letter -> rows.get(1).event().equals(letter.event()))
        .extracting(LetterEntry::state)
        .containsExactly(LetterState.SERVED);
  }

  private static DeadLetter parked(OutboxRow row) {
    return DeadLetter.ofRow(
        row, DeadLetter.Code.TOO_LARGE, "too large", "TooLarge", PageFixture.FETCHED_AT);
  }

  @Test
  default void anAnswerThatWasNoPageAndNamesTheRecordIsEmptied() {
    RecordKey key = anyKey();
    notAPage(key);
    assertThat(look(key)).containsEntry(Store.UNUSABLE_PAGES, 1L);

    erase(key);

    assertThat(look(key)).containsEntry(Store.UNUSABLE_PAGES, 0L);
  }

  private void notAPage(RecordKey key) {
    RunId run = Submitted.run(runs());
    PageWrite page = PageFixture.of(run, 1, one(key)).write(new LockedKeys(Map.of(), 1));
    intake()
        .keep(
            run,
            new Evidence(
                page.page().request(),
                200,
                page.page().body(),
                page.page().body().length(),
                Map.of("content-type", "text/plain"),
                PageFixture.FETCHED_AT,
                "cut off"));
  }

  private Remains underTheLock(RecordKey key) {
    return inTransaction(key, ErasureTransaction::remains);
  }

  private <T> T inTransaction(RecordKey key, Function<ErasureTransaction, T> work) {
    return erasures().seek(PageFixture.THINGS, key, sought -> sought.inTransaction(work));
  }

  private List<Found> erase(RecordKey key) {
    return erase(key, tombstone(9));
  }

  private List<Found> erase(RecordKey key, Tombstone tombstone) {
    return inTransaction(
        key,
        transaction -> {
          transaction.remains();
          return transaction.erase(tombstone);
        });
  }

  private Map<Store, Long> look(RecordKey key) {
    return counts(erasures().seek(PageFixture.THINGS, key, Sought::remains).found());
  }

  private static Map<Store, Long> counts(List<Found> found) {
    return found.stream().collect(Collectors.toMap(Found::store, Found::count));
  }

  private LockedKeys lock(RecordKey... keys) {
    return intake()
        .inTransaction(transaction -> transaction.lock(PageFixture.THINGS, Set.of(keys)));
  }

  private List<OutboxRow> since(Snapshot before) {
    Cursor span =
        new Cursor(outbox().systemIdentifier(), before, before, 0).advance(outbox().snapshot());
    return outbox().read(span, 100);
  }

  private List<LetterEntry> letters(RunId run) {
    LetterFilter ofTheRun =
        new LetterFilter(new TreeSet<>(), null, null, null, run, null, null, null);
    return letters().newest(ofTheRun, Long.MAX_VALUE, 100);
  }

  /** A dead letter of the first event of a run. */
  private DeadLetter letterOf(RunId run) {
    StoredEvent event = events(run).get(0);
    OutboxRow row =
        new OutboxRow(
            1,
            1,
            1,
            event.event(),
            PageFixture.THINGS,
            event.key(),
            event.version(),
            run,
            1,
            "",
            Bytes.ofText("payload"));
    return SampleDeadLetters.ofPublished(row, System.nanoTime());
  }

  private List<StoredEvent> events(RunId run) {
    List<StoredEvent> events = new ArrayList<>();
    ledger().events(run, events::add);
    return events;
  }

  private RunId takenIn(String... records) {
    RunId run = Submitted.run(runs());
    intake().inTransaction(PageFixture.of(run, 1, records)::takeIn);
    return run;
  }

  private static Tombstone tombstone(long version) {
    return new Tombstone(
        new EventId(UUID.randomUUID()),
        17,
        version,
        new Erasure(
            new WriteTime(1_800_000_000_000_000L),
            Set.of(
                new RowKey("things_by_id", List.of("a b", "\u00e9\n")),
                new RowKey("things_by_day", List.of("2026-11-23")))),
        "ada");
  }

  private static String one(RecordKey key) {
    return key + "=1 \"" + key + "\"";
  }

  private static String two(RecordKey key) {
    return key + "=2 \"" + key + "\"";
  }

  private static String rejected(RecordKey key) {
    return "! \"" + key + "\"";
  }

  private static RecordKey anyKey() {
    return new RecordKey(UUID.randomUUID().toString());
  }
}
