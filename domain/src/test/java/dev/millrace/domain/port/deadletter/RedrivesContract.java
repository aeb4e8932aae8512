package dev.millrace.domain.port.deadletter;

import static dev.millrace.domain.port.deadletter.DeadRows.anyKey;
import static dev.millrace.domain.port.deadletter.DeadRows.ofRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.log.Rows;
import dev.millrace.domain.port.outbox.OutboxContract;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.ReplayId;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.ViewKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Redrives} does; the other ports are of the same store. */
public interface RedrivesContract extends DeadRows {

  Replays replays();

  @Test
  default void aRecordIsToldAsItIsKeptFromItsFirstDeadVersionOn() {
    String key = anyKey();
    takenIn(key + "=1");
    OutboxRow dead = dead(takenIn(key + "=2").get(0));
    OutboxRow latest = takenIn(key + "=3").get(0);

    DeadPiece piece = next(dead.run(), 0, 10).orElseThrow();

    DeadRecord record = piece.records().get(0);
    assertThat(piece.records()).hasSize(1);
    assertThat(record.kept().latest()).matches(known -> known.event().equals(latest.event()));
    assertThat(record.kept().events())
        .extracting(KeptEvent::event, KeptEvent::version, KeptEvent::payload, KeptEvent::attempt)
        .containsExactly(
            tuple(dead.event(), 2L, dead.payload(), 1),
            tuple(latest.event(), 3L, latest.payload(), 1));
    assertThat(record.events())
        .extracting(DeadEvent::event, DeadEvent::version, DeadEvent::run, DeadEvent::deaths)
        .containsExactly(tuple(dead.event(), 2L, dead.run(), 1L));
    assertThat(record.events().get(0).letter().value()).isEqualTo(dead.payload());
    assertThat(piece.upTo()).isEqualTo(record.events().get(0).number());
  }

  @Test
  default void whatIsWrittenIsAFurtherAttemptWithoutTheMarkOfAReplay() {
    OutboxRow row = parked(takenIn(anyKey() + "=1").get(0));
    OutboxContract.Reader reader = new OutboxContract.Reader(outbox());
    Redrive begun = begin(ofRun(row.run()));

    Redrive written = redrive(begun, row.run());

    assertThat(reader.follow(10))
        .singleElement()
        .extracting(
            OutboxRow::event,
            OutboxRow::attempt,
            OutboxRow::payload,
            OutboxRow::run,
            OutboxRow::version,
            OutboxRow::slot,
            OutboxRow::traceparent,
            OutboxRow::replay)
        .containsExactly(
            row.event(), 2, row.payload(), row.run(), 1L, row.slot(), row.traceparent(), false);
    assertThat(written)
        .extracting(Redrive::letters, Redrive::events, Redrive::refused)
        .containsExactly(1L, 1L, 7L);
    long number = entries(ofRun(row.run())).get(0).number();
    KeptLetter letter = letters().find(number).orElseThrow();
    assertThat(letter.state()).isEqualTo(LetterState.RETRIED);
    assertThat(letter.retry())
        .extracting(Retry::attempt, Retry::redrive)
        .containsExactly(2, begun.id());
  }

  @Test
  default void whatWasPublishedAgainIsOpenNoMore() {
    OutboxRow redriven = dead(takenIn(anyKey() + "=1").get(0));
    OutboxRow replayed = dead(takenIn(anyKey() + "=1").get(0));

    redrive(begin(ofRun(redriven.run())), redriven.run());
    replay(replayed);

    assertThat(next(redriven.run(), 0, 10)).isEmpty();
    assertThat(next(replayed.run(), 0, 10)).isEmpty();
    assertThat(entries(ofRun(replayed.run())))
        .extracting(LetterEntry::state)
        .containsExactly(LetterState.RETRIED);
    dead(Rows.again(redriven));
    assertThat(next(redriven.run(), 0, 10).orElseThrow().records().get(0).events())
        .extracting(DeadEvent::deaths)
        .containsExactly(2L);
  }

  @Test
  default void lettersComeInTheOrderOfTheirNumbersAPieceAtATime() {
    List<OutboxRow> rows = takenIn(anyKey() + "=1", anyKey() + "=1", anyKey() + "=1");
    rows.forEach(this::dead);
    RunId run = rows.get(0).run();

    DeadPiece first = next(run, 0, 2).orElseThrow();
    DeadPiece rest = next(run, first.upTo(), 2).orElseThrow();

    assertThat(events(first)).containsExactlyInAnyOrder(rows.get(0).event(), rows.get(1).event());
    assertThat(events(rest)).containsExactly(rows.get(2).event());
    assertThat(next(run, rest.upTo(), 2)).isEmpty();
    assertThat(next(run, 0, first.upTo(), 10).map(RedrivesContract::events).orElseThrow())
        .hasSize(2);
  }

  private static List<EventId> events(DeadPiece piece) {
    return piece.records().stream()
        .flatMap(record -> record.events().stream())
        .map(DeadEvent::event)
        .toList();
  }

  @Test
  default void lettersThatNameNoEventOfOursAreToldByTheirNumbers() {
    OutboxRow row = takenIn(anyKey() + "=1").get(0);
    DeadLetter whole = SampleDeadLetters.ofPublished(row, System.nanoTime());
    Bytes key = whole.key();
    ledger()
        .keep(
            List.of(
                copy(whole, null, Map.of()),
                copy(whole, Bytes.of(new byte[] {-1}), Map.of()),
                copy(whole, Bytes.ofText("a\u0000"), Map.of()),
                copy(whole, Bytes.ofText("a".repeat(300)), Map.of()),
                copy(whole, key, Map.of(EventHeaders.EVENT_ID, "1")),
                copy(whole, key, Map.of(EventHeaders.VERSION, "0"))));
    long count = letters().counts(ofRun(row.run())).get(0).letters();

    DeadPiece piece = next(row.run(), 0, 10).orElseThrow();

    assertThat(count).isEqualTo(6);
    assertThat(piece.records()).isEmpty();
    assertThat(piece.nameless()).hasSize(6).isSorted().last().isEqualTo(piece.upTo());
  }

  private static DeadLetter copy(
      DeadLetter letter, @Nullable Bytes key, Map<String, String> changed) {
    Map<String, Bytes> headers = new HashMap<>(letter.headers());
    changed.forEach((name, value) -> headers.put(name, Bytes.ofText(value)));
    return new DeadLetter(
        letter.family(),
        new Position("millrace.things", 1, System.nanoTime()),
        key,
        letter.value(),
        headers,
        letter.stage(),
        letter.code(),
        letter.reason(),
        null,
        letter.at(),
        1);
  }

  @Test
  default void aKeyWithoutAVersionIsToldWithoutOne() {
    RecordKey unknown = new RecordKey(anyKey());
    OutboxRow row = dead(Rows.row(PageFixture.THINGS, System.nanoTime(), unknown.value()));
    long number = entries(LetterFilter.ALL).get(0).number();
    LetterFilter one = LetterFilter.of(new TreeSet<>(List.of(number)));

    DeadPiece piece =
        redrives()
            .inTransaction(
                transaction -> transaction.next(one, row.family(), 0, Long.MAX_VALUE, 10))
            .orElseThrow();

    assertThat(piece.records().get(0).kept())
        .matches(kept -> kept.key().equals(unknown) && kept.latest() == null);
  }

  @Test
  default void aStepThatIsBrokenOffLeavesNothing() {
    OutboxRow row = dead(takenIn(anyKey() + "=1").get(0));
    OutboxContract.Reader reader = new OutboxContract.Reader(outbox());
    Redrive begun = begin(ofRun(row.run()));

    assertThatThrownBy(
            () ->
                redrives()
                    .inTransaction(
                        transaction -> {
                          write(transaction, begun, row.run());
                          throw new TransientFailure("planted");
                        }))
        .isInstanceOf(TransientFailure.class);

    assertThat(reader.follow(10)).isEmpty();
    assertThat(redrives().find(begun.id())).contains(begun);
    assertThat(next(row.run(), 0, 10)).isPresent();
  }

  @Test
  default void ofTwoAtOnceOneFindsItOpen() {
    OutboxRow row = dead(takenIn(anyKey() + "=1").get(0));
    OutboxContract.Reader reader = new OutboxContract.Reader(outbox());
    Redrive begun = begin(ofRun(row.run()));

    CompletableFuture<Optional<DeadPiece>> other =
        redrives()
            .inTransaction(
                transaction -> {
                  DeadPiece piece =
                      transaction
                          .next(ofRun(row.run()), row.family(), 0, Long.MAX_VALUE, 10)
                          .orElseThrow();
                  CompletableFuture<Optional<DeadPiece>> waiting =
                      CompletableFuture.supplyAsync(() -> next(row.run(), 0, 10));
                  transaction.write(begun.id(), row.family(), again(piece), 1, 0);
                  return waiting;
                });

    assertThat(other.join().stream().flatMap(piece -> events(piece).stream())).isEmpty();
    assertThat(reader.follow(10)).hasSize(1);
  }

  @Test
  default void theRowsThatTheLatestVersionOccupiesAreNoted() {
    OutboxRow row = dead(takenIn(anyKey() + "=1").get(0));
    ViewKeys today = new ViewKeys(Map.of("things_of_today", List.of("x")));

    redrives()
        .inTransaction(
            transaction -> {
              transaction.next(ofRun(row.run()), row.family(), 0, Long.MAX_VALUE, 10);
              transaction.occupy(row.family(), Map.of(row.key(), today));
              return 0;
            });

    assertThat(next(row.run(), 0, 10).orElseThrow().records().get(0).kept().latest())
        .matches(latest -> latest.viewKeys().equals(today));
  }

  @Test
  default void aRedriveStaysKnown() {
    OutboxRow row = dead(takenIn(anyKey() + "=1").get(0));
    long newest = entries(ofRun(row.run())).get(0).number();
    Redrive begun = begin(ofRun(row.run()));

    assertThat(begun)
        .extracting(Redrive::filter, Redrive::forced, Redrive::by, Redrive::endedAt, Redrive::upTo)
        .containsExactly("run " + row.run(), true, "ada", null, newest);
    assertThat(redrives().newest(1)).containsExactly(begun);
    Redrive ended = redrives().end(begun.id());
    assertThat(ended.endedAt()).isNotNull();
    assertThat(redrives().end(begun.id())).isEqualTo(ended);
    assertThat(redrives().find(begun.id())).contains(ended);
    assertThat(redrives().find(new RedriveId(UUID.randomUUID()))).isEmpty();
    begin(LetterFilter.ALL);
    assertThat(redrives().newest(2)).hasSize(2).last().isEqualTo(ended);
  }

  private Redrive begin(LetterFilter filter) {
    return redrives().begin(new RedriveId(UUID.randomUUID()), filter, true, "ada");
  }

  private Optional<DeadPiece> next(RunId run, long above, int limit) {
    return next(run, above, Long.MAX_VALUE, limit);
  }

  private Optional<DeadPiece> next(RunId run, long above, long upTo, int limit) {
    return redrives()
        .inTransaction(
            transaction -> transaction.next(ofRun(run), PageFixture.THINGS, above, upTo, limit));
  }

  private Redrive redrive(Redrive begun, RunId run) {
    return redrives().inTransaction(transaction -> write(transaction, begun, run));
  }

  private static Redrive write(RedriveTransaction transaction, Redrive begun, RunId run) {
    DeadPiece piece =
        transaction.next(ofRun(run), PageFixture.THINGS, 0, Long.MAX_VALUE, 10).orElseThrow();
    return transaction.write(begun.id(), PageFixture.THINGS, again(piece), 1, 7);
  }

  private static List<KeptEvent> again(DeadPiece piece) {
    return piece.records().stream().map(record -> record.kept().events().get(0).again()).toList();
  }

  private void replay(OutboxRow row) {
    TreeSet<RecordKey> keys = new TreeSet<>(List.of(row.key()));
    Replay replay =
        replays()
            .begin(
                new ReplayId(UUID.randomUUID()), new Selection.OfKeys(row.family(), keys), "ada");
    replays()
        .inTransaction(
            replay.id(),
            transaction -> {
              KeptEvent kept = transaction.next(1).get(0).events().get(0);
              return transaction.write(List.of(kept.again()), 0);
            });
  }
}
