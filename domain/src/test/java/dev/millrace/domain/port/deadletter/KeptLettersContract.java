package dev.millrace.domain.port.deadletter;

import static dev.millrace.domain.port.deadletter.DeadRows.anyKey;
import static dev.millrace.domain.port.deadletter.DeadRows.filter;
import static dev.millrace.domain.port.deadletter.DeadRows.ofRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.log.Rows;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link KeptLetters} does; the other ports are of the same store. */
public interface KeptLettersContract extends DeadRows {

  @Test
  default void lettersAreListedNewestFirstAPieceAtATime() {
    List<OutboxRow> rows = takenIn(anyKey() + "=1", anyKey() + "=1", anyKey() + "=1");
    rows.forEach(this::dead);
    LetterFilter filter = ofRun(rows.get(0).run());

    List<LetterEntry> first = letters().newest(filter, Long.MAX_VALUE, 2);
    List<LetterEntry> rest = letters().newest(filter, first.get(1).number(), 2);

    assertThat(first)
        .extracting(LetterEntry::event)
        .containsExactly(rows.get(2).event(), rows.get(1).event());
    assertThat(rest).extracting(LetterEntry::event).containsExactly(rows.get(0).event());
    assertThat(rest.get(0))
        .extracting(
            LetterEntry::family,
            LetterEntry::run,
            LetterEntry::hop,
            LetterEntry::code,
            LetterEntry::reason,
            LetterEntry::attempt,
            LetterEntry::state)
        .containsExactly(
            "things",
            rows.get(0).run(),
            "facts",
            DeadLetter.Code.MALFORMED,
            "ends within a string",
            1,
            LetterState.OPEN);
  }

  @Test
  default void aFilterMeansThoseForWhichAllHoldsThatItSays() {
    List<OutboxRow> rows = takenIn(anyKey() + "=1", anyKey() + "=1");
    RunId run = rows.get(0).run();
    dead(rows.get(0));
    parked(rows.get(1));
    LetterEntry parked = entries(filter(run, "relay", null, null)).get(0);
    LetterEntry dead = entries(filter(run, "facts", DeadLetter.Code.MALFORMED, null)).get(0);

    assertThat(parked.event()).isEqualTo(rows.get(1).event());
    assertThat(dead.event()).isEqualTo(rows.get(0).event());
    assertThat(entries(filter(run, "relay", DeadLetter.Code.MALFORMED, null))).isEmpty();
    assertThat(entries(filter(run, null, null, LetterState.OPEN))).hasSize(2);
    assertThat(entries(filter(run, null, null, LetterState.RETRIED))).isEmpty();
    assertThat(entries(filter(run, null, null, LetterState.SERVED))).isEmpty();
    assertThat(entries(LetterFilter.of(new TreeSet<>(Set.of(dead.number())))))
        .containsExactly(dead);
    assertThat(entries(ofRun(run).with(PageFixture.THINGS))).hasSize(2);
    assertThat(entries(ofRun(run).with(new FamilyName("others")))).isEmpty();
    assertThat(entries(during(run, parked.diedAt(), dead.diedAt()))).containsExactly(parked);
    assertThat(entries(during(run, dead.diedAt(), Instant.MAX))).containsExactly(dead);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' OR '1'='1",
        "facts'; DROP TABLE millrace.dead_letters; --",
        "#{hop}",
        "facts\\' OR 1=1"
      })
  default void whateverAFilterSaysIsAValue(String hop) {
    OutboxRow row = dead(takenIn(anyKey() + "=1").get(0));

    assertThat(entries(filter(row.run(), hop, null, null))).isEmpty();
    assertThat(letters().counts(filter(row.run(), hop, null, null))).isEmpty();
    assertThat(entries(ofRun(row.run()))).hasSize(1);
  }

  private static LetterFilter during(RunId run, Instant from, Instant to) {
    return new LetterFilter(new TreeSet<>(), null, null, null, run, from, to, null);
  }

  @Test
  default void lettersAreCountedByWhatTheyHaveInCommon() {
    List<OutboxRow> rows = takenIn(anyKey() + "=1", anyKey() + "=1", anyKey() + "=1");
    dead(rows.get(0));
    parked(rows.get(1));
    parked(rows.get(2));

    assertThat(letters().counts(ofRun(rows.get(0).run())))
        .containsExactly(
            new LetterCount("things", "relay", DeadLetter.Code.TOO_LARGE, LetterState.OPEN, 2),
            new LetterCount("things", "facts", DeadLetter.Code.MALFORMED, LetterState.OPEN, 1));
    assertThat(letters().counts(ofRun(new RunId(UUID.randomUUID())))).isEmpty();
  }

  @Test
  default void aLetterIsFoundWholeAndOneOfARowWithThePayloadOfThat() {
    List<OutboxRow> rows = takenIn(anyKey() + "=1", anyKey() + "=1");
    DeadLetter letter = SampleDeadLetters.ofPublished(rows.get(0), System.nanoTime());
    ledger().keep(List.of(letter));
    parked(rows.get(1));
    List<LetterEntry> entries = entries(ofRun(rows.get(0).run()));

    assertThat(letters().find(entries.get(1).number()))
        .contains(
            new KeptLetter(entries.get(1).number(), letter, rows.get(0).payload(), 1, null, null));
    KeptLetter parked = letters().find(entries.get(0).number()).orElseThrow();
    assertThat(parked.letter().value()).isNull();
    assertThat(parked)
        .extracting(KeptLetter::bytes, KeptLetter::state)
        .containsExactly(rows.get(1).payload(), LetterState.OPEN);
    assertThat(letters().find(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  default void anythingCanBeListedAndShown() {
    byte[] noise = {0, -1, -128, 127};
    Position position = new Position("topic-" + UUID.randomUUID(), 3, 1);
    DeadLetter foreign =
        new DeadLetter(
            "family-" + UUID.randomUUID(),
            position,
            Bytes.of(noise),
            null,
            Map.of("a\u0000\"\\", Bytes.of(noise)),
            "facts",
            DeadLetter.Code.NOT_FRAMED,
            "empty",
            null,
            Instant.EPOCH,
            1);
    ledger().keep(List.of(foreign));

    LetterEntry entry =
        entries(LetterFilter.ALL).stream()
            .filter(one -> one.position().equals(position))
            .findAny()
            .orElseThrow();
    assertThat(entry).extracting(LetterEntry::event, LetterEntry::run).containsOnlyNulls();
    assertThat(letters().find(entry.number()))
        .contains(new KeptLetter(entry.number(), foreign, null, 0, null, null));
  }

  @Test
  default void anEventThatWasPublishedAgainIsToldUntilItIsServed() {
    OutboxRow row = dead(takenIn(anyKey() + "=1").get(0));
    long number = entries(ofRun(row.run())).get(0).number();
    assertThat(retried(number)).isEmpty();

    publishAgain(row);

    assertThat(retried(number))
        .containsExactly(new RetriedEvent(number, "things", row.event(), row.key(), 1));
    assertThat(letters().retried(number, 100)).noneMatch(one -> one.letter() == number);
    assertThat(letters().find(number).orElseThrow().retry())
        .extracting(Retry::attempt)
        .isEqualTo(2);
    letters().served(Set.of(row.event()));
    assertThat(retried(number)).isEmpty();
    assertThat(letters().find(number).orElseThrow().state()).isEqualTo(LetterState.SERVED);
  }

  @Test
  default void aLetterWhoseEventDiedAgainIsNotWaitedFor() {
    OutboxRow row = dead(takenIn(anyKey() + "=1").get(0));
    long number = entries(ofRun(row.run())).get(0).number();
    publishAgain(row);

    dead(Rows.again(row));

    assertThat(retried(number)).isEmpty();
    assertThat(entries(ofRun(row.run())))
        .extracting(LetterEntry::state)
        .containsExactly(LetterState.OPEN, LetterState.RETRIED);
    assertThat(letters().find(number).orElseThrow().deaths()).isEqualTo(2);
  }

  @Test
  default void whatIsServedAfterItDiedCountsAsServedUntilItDiesAgain() {
    List<OutboxRow> rows = takenIn(anyKey() + "=1", anyKey() + "=1", anyKey() + "=1");
    RunId run = rows.get(0).run();
    dead(rows.get(0));
    parked(rows.get(1));
    ledger().enter(List.of(new Receipt(PageFixture.THINGS, System.nanoTime(), 1, run, 1, 1)));
    letters().served(Set.of(rows.get(0).event()));
    assertServedAndDead(run, 1, 2);

    publishAgain(rows.get(0));
    publishAgain(rows.get(1));
    assertServedAndDead(run, 1, 2);
    letters().served(Set.of(rows.get(0).event()));
    assertServedAndDead(run, 2, 1);
    letters().served(Set.of(rows.get(0).event(), rows.get(1).event()));
    assertServedAndDead(run, 3, 0);

    OutboxRow again = Rows.again(rows.get(1));
    dead(again);
    assertServedAndDead(run, 2, 1);
    publishAgain(again);
    letters().served(Set.of(again.event()));
    assertServedAndDead(run, 3, 0);
  }

  private void assertServedAndDead(RunId run, long served, long dead) {
    assertThat(ledger().sheet(run).orElseThrow())
        .extracting(Sheet::served, Sheet::deadLettered)
        .containsExactly(served, dead);
  }

  private List<RetriedEvent> retried(long number) {
    return letters().retried(number - 1, 100).stream()
        .filter(one -> one.letter() == number)
        .toList();
  }

  /** A redrive of its open letters, as a use case does it. */
  private void publishAgain(OutboxRow row) {
    RedriveId id = new RedriveId(UUID.randomUUID());
    redrives().begin(id, LetterFilter.ALL, false, "ada");
    redrives()
        .inTransaction(
            transaction -> {
              DeadRecord dead =
                  transaction.next(ofRun(row.run()), row.family(), 0, Long.MAX_VALUE, 100).stream()
                      .flatMap(piece -> piece.records().stream())
                      .filter(record -> record.kept().key().equals(row.key()))
                      .findAny()
                      .orElseThrow();
              KeptRecord kept = dead.kept();
              return transaction.write(
                  id, row.family(), List.of(kept.events().get(0).again()), 1, 0);
            });
  }
}
