package dev.millrace.domain.port.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.log.Rows;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Snapshot;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} does; the other ports are of the same store. */
public interface LedgerContract {

  Ledger ledger();

  RecordHistory history();

  Intake intake();

  Runs runs();

  Outbox outbox();

  RelayProgress progress();

  /** Drops the events of a run, as the end of their day does once all of them are published. */
  void drop(RunId run);

  @Test
  default void anUnknownRunHasNoSheet() {
    assertThat(ledger().sheet(new RunId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void whatTheRelaysCursorCoversIsPublished() {
    Snapshot before = outbox().snapshot();
    RunId run = takenIn(anyKey() + "=1", anyKey() + "=1", anyKey() + "=1");
    Cursor span =
        new Cursor(outbox().systemIdentifier(), before, before, 0).advance(outbox().snapshot());
    long first = outbox().read(span, 10).get(0).seq();
    assertThat(publishedAt(run, span)).isZero();
    assertThat(publishedAt(run, span.upTo(first))).isEqualTo(1);
    assertThat(publishedAt(run, span.advance(span.to()))).isEqualTo(3);
    assertThat(events(run)).allMatch(StoredEvent::published);
  }

  @Test
  default void aReceiptCountsOnce() {
    RunId run = takenIn(anyKey() + "=1");
    RunId other = takenIn(anyKey() + "=1");
    long generation = System.nanoTime();
    Receipt first = new Receipt(PageFixture.THINGS, generation, 1, run, 5, 1);
    Receipt second = new Receipt(PageFixture.THINGS, generation, 2, run, 3, 0);
    Receipt others = new Receipt(PageFixture.THINGS, generation, 1, other, 7, 0);
    ledger().enter(List.of(first, others));
    ledger().enter(List.of(first, second, second));
    ledger().enter(List.of());
    assertThat(ledger().sheet(run).orElseThrow().served()).isEqualTo(8);
    assertThat(ledger().sheet(run).orElseThrow().deadLettered()).isEqualTo(1);
    assertThat(ledger().sheet(other).orElseThrow().served()).isEqualTo(7);
  }

  @Test
  default void theReceiptOfABatchThatIsPlannedAnewTakesThePlaceOfTheFirst() {
    RunId run = takenIn(anyKey() + "=1");
    long generation = System.nanoTime();
    Receipt before = new Receipt(PageFixture.THINGS, generation, 1, run, 1, 0);
    Receipt first = new Receipt(PageFixture.THINGS, generation, 2, run, 3, 1);
    Receipt anew = new Receipt(PageFixture.THINGS, generation, 2, run, 5, 2);
    ledger().enter(List.of(before, first));
    ledger().enter(List.of(anew));
    assertCarried(run, 6, 2);
    ledger().enter(List.of(anew, first));
    assertCarried(run, 4, 1);
    ledger().enter(List.of(first, anew, before));
    assertCarried(run, 6, 2);
  }

  private void assertCarried(RunId run, long served, long deadLettered) {
    assertThat(ledger().sheet(run).orElseThrow())
        .extracting(Sheet::served, Sheet::deadLettered)
        .containsExactly(served, deadLettered);
  }

  @Test
  default void whatANewGenerationServesAgainCountsOnce() {
    RunId run = takenIn(anyKey() + "=1", anyKey() + "=1", anyKey() + "=1");
    long lost = System.nanoTime();
    long anew = lost + 1;
    ledger()
        .enter(
            List.of(
                new Receipt(PageFixture.THINGS, lost, 0, run, 1, 0),
                new Receipt(PageFixture.THINGS, lost, 1, run, 2, 0),
                new Receipt(PageFixture.THINGS, anew, 0, run, 1, 1)));
    assertThat(ledger().sheet(run).orElseThrow())
        .extracting(Sheet::served, Sheet::deadLettered)
        .containsExactly(3L, 0L);
    ledger().enter(List.of(new Receipt(PageFixture.THINGS, anew, 1, run, 1, 0)));
    assertThat(ledger().sheet(run).orElseThrow())
        .extracting(Sheet::served, Sheet::deadLettered)
        .containsExactly(2L, 1L);
  }

  @Test
  default void aDeadLetterIsKeptOnceAndMarksItsEvent() {
    RunId run = takenIn(anyKey() + "=1", anyKey() + "=1");
    StoredEvent event = events(run).get(0);
    DeadLetter letter = letter(Bytes.ofText(event.key().value()), event.event());
    ledger().keep(List.of(letter));
    ledger().keep(List.of(letter, letter));
    assertThat(events(run)).extracting(StoredEvent::deadLettered).containsExactly(true, false);
    assertThat(sightings(event))
        .filteredOn(sighting -> sighting.hop().equals("dead-letter"))
        .extracting(sighting -> sighting.details().get("position"))
        .containsExactly(letter.position().toString());
  }

  @Test
  default void aRowThatIsParkedIsDeadOfItsRunOnce() {
    Snapshot before = outbox().snapshot();
    RunId run = takenIn(anyKey() + "=1", anyKey() + "=1");
    RunId other = takenIn(anyKey() + "=1");
    Cursor span =
        new Cursor(outbox().systemIdentifier(), before, before, 0).advance(outbox().snapshot());
    OutboxRow row = outbox().read(span, 1).get(0);
    DeadLetter parked = parked(row);
    ledger().enter(List.of(new Receipt(PageFixture.THINGS, System.nanoTime(), 1, run, 1, 0)));
    ledger().keep(List.of(parked));
    ledger().keep(List.of(parked, parked(Rows.again(row))));
    progress().save(Shard.WHOLE, span.advance(span.to()));

    assertThat(ledger().sheet(run).orElseThrow())
        .extracting(Sheet::published, Sheet::served, Sheet::deadLettered, Sheet::isSettled)
        .containsExactly(2L, 1L, 1L, true);
    assertThat(ledger().sheet(other).orElseThrow().deadLettered()).isZero();
    StoredEvent dead = events(run).get(0);
    assertThat(events(run)).extracting(StoredEvent::deadLettered).containsExactly(true, false);
    assertThat(sightings(dead))
        .filteredOn(sighting -> sighting.hop().equals("dead-letter"))
        .extracting(sighting -> sighting.details().get("code"))
        .contains("TOO_LARGE");
  }

  @Test
  default void anythingCanBeADeadLetter() {
    byte[] noise = {0, -1, -128, 127};
    DeadLetter foreign =
        new DeadLetter(
            "things",
            new Position("topic-" + UUID.randomUUID(), 3, Long.MAX_VALUE),
            Bytes.of(new byte[40_000]),
            null,
            Map.of("a\u0000\"\\\ud800", Bytes.of(noise), EventHeaders.EVENT_ID, Bytes.of(noise)),
            "facts",
            DeadLetter.Code.NOT_FRAMED,
            "empty \u0000 value",
            null,
            Instant.EPOCH,
            1);
    ledger().keep(List.of(foreign, letter(null, new EventId(UUID.randomUUID()))));
  }

  @Test
  default void eventsComeInTheOrderOfSeq() {
    String key = anyKey();
    RunId run = takenIn(key + "=1", anyKey() + "=1", key + "=2");
    assertThat(events(run)).extracting(StoredEvent::version).containsExactly(1L, 1L, 2L);
    assertThat(events(run)).noneMatch(StoredEvent::published);
    assertThat(events(run)).noneMatch(StoredEvent::deadLettered);
  }

  @Test
  default void aRunThatIsProvedIsSettledWhatReceiptsLackAndNotWhatTheyHaveTooMuch() {
    Snapshot before = outbox().snapshot();
    RunId run = takenIn(anyKey() + "=1", anyKey() + "=1");
    RunId other = takenIn(anyKey() + "=1");
    Cursor span =
        new Cursor(outbox().systemIdentifier(), before, before, 0).advance(outbox().snapshot());
    progress().save(Shard.WHOLE, span.advance(span.to()));
    ledger().enter(List.of(new Receipt(PageFixture.THINGS, System.nanoTime(), 1, run, 1, 0)));
    assertThat(ledger().sheet(run).orElseThrow().isSettled()).isFalse();

    ledger().prove(run);
    ledger().prove(run);

    assertThat(ledger().sheet(run).orElseThrow())
        .extracting(Sheet::served, Sheet::pathBalances, Sheet::isSettled)
        .containsExactly(1L, false, true);
    assertThat(ledger().sheet(other).orElseThrow().isSettled()).isFalse();
    ledger().enter(List.of(new Receipt(PageFixture.THINGS, System.nanoTime(), 1, run, 3, 0)));
    assertThat(ledger().sheet(run).orElseThrow().isSettled()).isFalse();
  }

  @Test
  default void whatIsNoLongerKeptStaysInTheBooks() {
    Snapshot before = outbox().snapshot();
    RunId run = takenIn(anyKey() + "=1", anyKey() + "=1");
    RunId other = takenIn(anyKey() + "=1");
    Cursor span =
        new Cursor(outbox().systemIdentifier(), before, before, 0).advance(outbox().snapshot());
    progress().save(Shard.WHOLE, span.advance(span.to()));
    Sheet sheet = ledger().sheet(run).orElseThrow();

    drop(run);

    assertThat(sheet.published()).isEqualTo(2);
    assertThat(ledger().sheet(run)).contains(sheet);
    assertThat(events(run)).isEmpty();
    assertThat(ledger().events(run, event -> {})).isEqualTo(2);
    assertThat(ledger().events(other, event -> {})).isZero();
    assertThat(events(other)).hasSize(1);
  }

  @Test
  default void aSampleOfAPageTellsWhenItWasFetched() {
    RunId run = takenIn(anyKey() + "=1", anyKey() + "=1", anyKey() + "=1");
    List<EventId> stored = events(run).stream().map(StoredEvent::event).toList();
    assertThat(ledger().sample(run, 1, 2))
        .hasSize(2)
        .allMatch(fetched -> stored.contains(fetched.event()))
        .extracting(FetchedEvent::fetchedAt)
        .containsOnly(PageFixture.FETCHED_AT);
    assertThat(ledger().sample(run, 1, 10)).hasSize(3);
    assertThat(ledger().sample(run, 2, 10)).isEmpty();
  }

  private List<Sighting> sightings(StoredEvent event) {
    return history().of(PageFixture.THINGS, event.key());
  }

  private long publishedAt(RunId run, Cursor cursor) {
    progress().save(Shard.WHOLE, cursor);
    return ledger().sheet(run).orElseThrow().published();
  }

  private RunId takenIn(String... records) {
    RunId run = Submitted.run(runs());
    intake().inTransaction(PageFixture.of(run, 1, records)::takeIn);
    return run;
  }

  private List<StoredEvent> events(RunId run) {
    List<StoredEvent> events = new ArrayList<>();
    ledger().events(run, events::add);
    return events;
  }

  private static DeadLetter parked(OutboxRow row) {
    return DeadLetter.ofRow(
        row, DeadLetter.Code.TOO_LARGE, "9 MB", "java.io.IOException", Instant.EPOCH);
  }

  private static DeadLetter letter(@Nullable Bytes key, EventId event) {
    return new DeadLetter(
        "things",
        new Position("millrace.things", 1, System.nanoTime()),
        key,
        Bytes.EMPTY,
        Map.of(EventHeaders.EVENT_ID, Bytes.ofText(event.toString())),
        "facts",
        DeadLetter.Code.MALFORMED,
        "cut off",
        "java.io.EOFException",
        Instant.parse("2026-11-21T00:00:00Z"),
        2);
  }

  private static String anyKey() {
    return UUID.randomUUID().toString();
  }
}
