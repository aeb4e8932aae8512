package dev.millrace.application.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.application.InMemoryPath;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.EventForm;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.port.replay.KeptRaw;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.replay.KeptRecord.Earlier;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.testing.InMemoryTransaction;
import dev.millrace.domain.users.User;
import dev.millrace.domain.view.ViewKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplayingRecordsTest {

  private static final int ALL = 1_000;

  private final InMemoryPath path = new InMemoryPath(1);

  @Test
  void theCurrentVersionOfEachRecordIsPublishedOnceMore() {
    RunId run = path.ingest(InMemoryPath.users(0, 4, "Ulm"), 2);
    path.ingest(InMemoryPath.users(0, 1, "Jena"), 1);
    List<OutboxRow> before = rows();

    Replay replay = path.replayAll(ofRun(run));

    assertThat(again()).hasSize(4).allMatch(OutboxRow::replay).allMatch(row -> row.attempt() == 2);
    assertThat(again())
        .extracting(OutboxRow::event, OutboxRow::version, OutboxRow::payload, OutboxRow::run)
        .containsExactlyInAnyOrderElementsOf(
            before.stream()
                .filter(row -> row.version() == 2 || !row.key().equals(key(0)))
                .map(row -> tuple(row.event(), row.version(), row.payload(), row.run()))
                .toList());
    assertThat(replay)
        .extracting(Replay::selected, Replay::done, Replay::events, Replay::isComplete)
        .containsExactly(4L, 4L, 4L, true);
  }

  @Test
  void whatMovedARecordComesBeforeItsCurrentVersion() {
    path.ingest(List.of(at("a@example.com", "Ulm")), 1);
    RunId moved = path.ingest(List.of(at("b@example.com", "Ulm")), 1);
    path.ingest(List.of(at("b@example.com", "Jena")), 1);
    path.ingest(List.of(at("b@example.com", "Hof")), 1);

    Replay replay = path.replayAll(ofRun(moved));

    assertThat(again()).extracting(OutboxRow::version).containsExactly(2L, 4L);
    assertThat(replay)
        .extracting(Replay::selected, Replay::done, Replay::events)
        .containsExactly(1L, 1L, 2L);
  }

  @Test
  void aRecordOfManyVersionsIsPublishedInParts() {
    List<Document> moves =
        IntStream.range(0, 8).mapToObj(i -> at(i + "@example.com", "Ulm")).toList();
    RunId run = path.ingest(moves, 8);

    Replay replay = path.replayAll(ofRun(run));

    assertThat(again()).extracting(OutboxRow::version).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L);
    assertThat(replay)
        .extracting(Replay::done, Replay::events, Replay::isComplete)
        .containsExactly(1L, 7L, true);
  }

  /** The rows that the version in between deleted could come back. */
  @Test
  void ofARecordWithAGapTheCurrentVersionAloneIsPublished() {
    path.ingest(List.of(at("a@example.com", "Ulm")), 1);
    RunId moved = path.ingest(List.of(at("b@example.com", "Ulm")), 1);
    RunId gone = path.ingest(List.of(at("c@example.com", "Ulm")), 1);
    path.ingest(List.of(at("d@example.com", "Ulm")), 1);
    path.store.drop(gone);
    ReplayingRecords replaying = path.replaying();

    Step step = replaying.advance(replaying.begin(ofRun(moved), "ada").id(), ALL);

    assertThat(step.lost()).containsExactly(new Lost(key(0), Lost.Why.GAP));
    assertThat(step.replay().lost()).isEqualTo(1);
    assertThat(again()).extracting(OutboxRow::version).containsExactly(4L);
  }

  @Test
  void whatIsPublishedAgainOccupiesTheRowsOfTodaysViews() {
    RunId run = path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    ViewKeys today = path.store.version(path.users.name(), key(0)).orElseThrow().viewKeys();
    InMemoryTransaction earlier = path.store.begin();
    earlier.lock(path.users.name(), Set.of(key(0)));
    earlier.occupy(path.users.name(), key(0), ViewKeys.NONE);
    earlier.commit();

    path.replayAll(ofRun(run));

    assertThat(path.store.version(path.users.name(), key(0)).orElseThrow().viewKeys())
        .isEqualTo(today);
  }

  /** Nobody would delete its row of that view. */
  @Test
  void aVersionIsNotPublishedWhenTheNextDoesNotKnowAViewOfToday() {
    path.ingest(List.of(at("a@example.com", "Ulm")), 1);
    RunId moved = path.ingest(List.of(at("b@example.com", "Ulm")), 1);
    path.ingest(List.of(at("b@example.com", "Jena")), 1);
    KeptRecord kept =
        path.replays.inTransaction(
            path.replaying().begin(ofRun(moved), "ada").id(),
            transaction -> transaction.next(1).get(0));
    Republication<User> again = republication(raw -> Optional.empty());
    again.add(kept);
    assertThat(again.events()).extracting(KeptEvent::version).containsExactly(2L, 3L);
    assertThat(again.lost()).isEmpty();

    Republication<User> early = republication(raw -> Optional.empty());
    early.add(
        new KeptRecord(
            kept.key(),
            kept.latest(),
            List.of(kept.events().get(0), withoutPrevious(kept.events().get(1))),
            null,
            Earlier.ALL));

    assertThat(early.events()).extracting(KeptEvent::version).containsExactly(3L);
    assertThat(early.lost()).containsExactly(new Lost(key(0), Lost.Why.NEWER_VIEW));
  }

  private KeptEvent withoutPrevious(KeptEvent kept) {
    Event<User> event = read(kept.payload());
    Event<User> early =
        new Event<>(
            event.id(),
            event.key(),
            event.version(),
            event.writeTime(),
            event.ingestedAt(),
            event.eventTime(),
            event.run(),
            ViewKeys.NONE,
            event.record());
    return new KeptEvent(
        kept.event(),
        kept.key(),
        kept.version(),
        kept.writeTime(),
        kept.run(),
        kept.slot(),
        kept.attempt(),
        kept.traceparent(),
        path.codec.encode(
            path.schemas.current(path.users.name().subject()).orElseThrow(),
            EventForm.write(path.users, early)));
  }

  private static Document at(String email, String city) {
    return MapDocument.of(
        Map.of(
            "login", Map.of("uuid", key(0).value()),
            "location", Map.of("city", city),
            "email", email));
  }

  @Test
  void whatTheOutboxKeepsNoMoreIsMadeAgainAsItWas() {
    RunId first = path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    RunId second = path.ingest(InMemoryPath.users(1, 2, "Jena"), 1);
    List<OutboxRow> current =
        rows().stream().filter(row -> row.version() == 2 || row.key().equals(key(0))).toList();
    List<Event<User>> before = current.stream().map(this::read).toList();
    path.store.drop(first);
    path.store.drop(second);

    Replay replay = path.replayAll(ofRun(first));

    assertThat(replay).matches(Replay::isComplete);
    assertThat(again().stream().map(this::read)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(again())
        .extracting(OutboxRow::traceparent)
        .containsExactlyInAnyOrderElementsOf(current.stream().map(OutboxRow::traceparent).toList());
    assertThat(again()).extracting(OutboxRow::attempt).containsOnly(2);
  }

  @Test
  void whatIsKeptNowhereIsTold() {
    RunId run = path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    path.store.drop(run);
    path.store.dropRaw(run);
    ReplayingRecords replaying = path.replaying();

    Step step = replaying.advance(replaying.begin(ofKeys(0, 1, 7), "ada").id(), ALL);

    assertThat(step.lost())
        .containsExactlyInAnyOrder(
            new Lost(key(0), Lost.Why.NOT_KEPT),
            new Lost(key(1), Lost.Why.NOT_KEPT),
            new Lost(key(7), Lost.Why.NO_VERSION));
    assertThat(step.replay())
        .extracting(Replay::done, Replay::lost, Replay::events)
        .containsExactly(3L, 3L, 0L);
    assertThat(again()).isEmpty();
    assertThat(replaying.advance(step.replay().id(), ALL).replay())
        .matches(Replay::isOver)
        .matches(replay -> !replay.isComplete());
    assertThat(path.replaying().begin(ofRun(run), "ada").unnamed()).isEqualTo(2);
  }

  @Test
  void whatReadsOtherwiseTodayIsNotPublishedAsWhatItWas() {
    LatestVersion latest = latest(path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1));

    assertThat(madeOf(latest, raw -> Optional.of(InMemoryPath.user(0, "Jena"))))
        .containsExactly(new Lost(key(0), Lost.Why.READS_OTHERWISE));
    assertThat(madeOf(latest, raw -> Optional.of(InMemoryPath.malformed())))
        .containsExactly(new Lost(key(0), Lost.Why.READS_OTHERWISE));
    assertThat(madeOf(latest, raw -> Optional.empty()))
        .containsExactly(new Lost(key(0), Lost.Why.READS_OTHERWISE));
    assertThat(madeOf(latest, raw -> Optional.of(InMemoryPath.user(0, "Ulm")))).isEmpty();
  }

  @Test
  void aVersionOfWhichNobodyKnowsWhatItReplacedIsNotMade() {
    LatestVersion latest = latest(path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1));
    LatestVersion early =
        new LatestVersion(
            latest.key(),
            2,
            latest.hash(),
            latest.writeTime(),
            latest.event(),
            latest.viewKeys(),
            null,
            latest.ingestedAt());

    assertThat(madeOf(early, raw -> Optional.of(InMemoryPath.user(0, "Ulm"))))
        .containsExactly(new Lost(key(0), Lost.Why.NO_PREVIOUS));
  }

  /** Its answer would be waited for under the locks of keys. */
  @Test
  void theRegistryIsNotAsked() {
    RunId first = path.ingest(List.of(at("a@example.com", "Ulm")), 1);
    path.ingest(List.of(at("b@example.com", "Ulm")), 1);
    path.registry.wipe();

    assertThat(path.replayAll(ofRun(first))).matches(Replay::isComplete);
    assertThat(again()).hasSize(1);
  }

  @Test
  void nothingIsPublishedWhileThePathIsFull() {
    RunId run = path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    ReplayingRecords replaying = path.replaying(() -> Optional.of("full"));
    Replay replay = replaying.begin(ofRun(run), "ada");

    Step step = replaying.advance(replay.id(), ALL);

    assertThat(step).isEqualTo(new Step(replay, List.of(), "full"));
    assertThat(again()).isEmpty();
    assertThat(path.replaying().advance(replay.id(), ALL).waitsFor()).isNull();
    assertThat(again()).hasSize(2);
  }

  @Test
  void theSameAgainGoesOnWhereItWas() {
    RunId run = path.ingest(InMemoryPath.users(0, 5, "Ulm"), 5);
    Replay replay = path.replaying().begin(ofRun(run), "ada");
    path.replaying().advance(replay.id(), 3);

    Replay over = path.replayAll(ofRun(run));

    assertThat(over.id()).isEqualTo(replay.id());
    assertThat(again()).extracting(OutboxRow::key).hasSize(5).doesNotHaveDuplicates();
    assertThat(path.replaying().advance(over.id(), ALL).replay()).isEqualTo(over);
    path.replayAll(ofRun(run));
    assertThat(again()).extracting(OutboxRow::attempt).contains(2, 3);
  }

  @Test
  void anUnknownFamilyIsRefused() {
    Selection cats = new Selection.OfRun(new FamilyName("cats"), new RunId(new UUID(1, 1)));

    assertThatThrownBy(() -> path.replaying().begin(cats, "ada")).hasMessageContaining("cats");
    assertThatThrownBy(() -> path.replaying().preview(cats)).hasMessageContaining("cats");
    assertThat(path.replays.newest(9)).isEmpty();
  }

  private List<Lost> madeOf(LatestVersion latest, Function<Bytes, Optional<Document>> reader) {
    Republication<User> again = republication(reader);
    KeptRaw raw = new KeptRaw(new RunId(new UUID(1, 1)), Bytes.EMPTY);
    again.add(new KeptRecord(latest.key(), latest, List.of(), raw, Earlier.ALL));
    assertThat(again.events()).hasSize(1 - again.lost().size());
    return again.lost();
  }

  private Republication<User> republication(Function<Bytes, Optional<Document>> reader) {
    return new Republication<>(
        path.users,
        path.codec,
        () -> path.schemas.current(path.users.name().subject()).orElseThrow(),
        reader);
  }

  private LatestVersion latest(RunId run) {
    assertThat(path.sheet(run).stored()).isEqualTo(1);
    return path.store.version(path.users.name(), key(0)).orElseThrow();
  }

  private Selection ofRun(RunId run) {
    return new Selection.OfRun(path.users.name(), run);
  }

  private Selection ofKeys(int... numbers) {
    SortedSet<RecordKey> keys = new TreeSet<>();
    for (int number : numbers) {
      keys.add(key(number));
    }
    return new Selection.OfKeys(path.users.name(), keys);
  }

  private static RecordKey key(int number) {
    return new RecordKey(new UUID(7, number).toString());
  }

  private List<OutboxRow> rows() {
    return path.store.outbox().stream().map(InMemoryStore.StoredRow::row).toList();
  }

  private List<OutboxRow> again() {
    return rows().stream().filter(OutboxRow::replay).toList();
  }

  private Event<User> read(OutboxRow row) {
    return read(row.payload());
  }

  private Event<User> read(Bytes payload) {
    try {
      return EventForm.read(path.users, path.codec.decode(path.users.name(), payload));
    } catch (Undecodable undecodable) {
      throw new AssertionError(undecodable);
    }
  }
}
