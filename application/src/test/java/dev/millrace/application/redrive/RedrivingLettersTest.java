package dev.millrace.application.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.replay.Republications;
import dev.millrace.application.verify.Verification;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.LetterEntry;
import dev.millrace.domain.port.deadletter.LetterFilter;
import dev.millrace.domain.port.deadletter.LetterState;
import dev.millrace.domain.port.deadletter.Redrive;
import dev.millrace.domain.port.deadletter.RedriveId;
import dev.millrace.domain.port.deadletter.RedriveTransaction;
import dev.millrace.domain.port.deadletter.Redrives;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.view.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedrivingLettersTest {

  private static final int ALL = 1_000;

  private final InMemoryPath path = new InMemoryPath(1);

  @Test
  void anEventThatDiedIsServedOnceItIsRedrivenAndTheBooksAddUp() {
    RunId run = path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);
    OutboxRow dead = rows().get(1);
    carryWhileItDies(dead);
    assertServedAndDead(run, 2, 1);

    List<RedriveStep> steps = redriveAll(false);

    assertThat(again())
        .singleElement()
        .extracting(
            OutboxRow::event,
            OutboxRow::attempt,
            OutboxRow::payload,
            OutboxRow::run,
            OutboxRow::replay)
        .containsExactly(dead.event(), 2, dead.payload(), run, false);
    assertThat(steps.get(0))
        .extracting(RedriveStep::redriven, RedriveStep::events, RedriveStep::refused)
        .containsExactly(List.of(1L), 1, List.of());
    carry();
    assertServedAndDead(run, 2, 1);
    assertThat(path.settling().settle()).isEqualTo(1);
    assertServedAndDead(run, 3, 0);
    assertThat(path.sheet(run)).matches(Sheet::isSettled);
    assertThat(path.verifying().verify(run).orElseThrow())
        .matches(Verification::isComplete)
        .extracting(Verification::served, Verification::deadLettered, Verification::doubledCount)
        .containsExactly(3L, 0L, 0L);
    assertThat(path.settling().settle()).isZero();
  }

  @Test
  void anEventThatAReplayBroughtIsServedAsWell() {
    RunId run = path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    carryWhileItDies(rows().get(0));
    path.replayAll(new Selection.OfRun(path.users.name(), run));
    carry();

    assertThat(path.settling().settle()).isEqualTo(1);

    assertServedAndDead(run, 2, 0);
    assertThat(redriveAll(false)).allMatch(step -> step.redriven().isEmpty());
  }

  @Test
  void anEventThatDiesAgainIsDeadAgain() {
    RunId run = path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1);
    OutboxRow dead = rows().get(0);
    carryWhileItDies(dead);
    redriveAll(false);
    carryWhileItDies(dead);

    assertThat(path.settling().settle()).isZero();
    assertServedAndDead(run, 0, 1);
    assertThat(states()).containsExactly(LetterState.OPEN, LetterState.RETRIED);
    redriveAll(false);
    carry();
    assertThat(path.settling().settle()).isEqualTo(1);
    assertThat(again()).extracting(OutboxRow::attempt).containsExactly(2, 3);
    assertServedAndDead(run, 1, 0);
    assertThat(states()).containsOnly(LetterState.SERVED);
  }

  /** Also where it moved nothing: only the event itself is counted in windows. */
  @Test
  void anEarlierVersionIsFollowedByTheNewest() {
    path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1);
    OutboxRow first = rows().get(0);
    carryWhileItDies(first);
    path.ingest(InMemoryPath.users(0, 1, "Jena"), 1);
    path.ingest(InMemoryPath.users(0, 1, "Hof"), 1);
    carry();

    List<RedriveStep> steps = redriveAll(false);

    assertThat(again())
        .extracting(OutboxRow::version, OutboxRow::attempt)
        .containsExactly(tuple(1L, 2), tuple(3L, 2));
    assertThat(steps.get(0))
        .extracting(step -> step.redriven().size(), RedriveStep::events)
        .containsExactly(1, 2);
    carry();
    assertThat(path.settling().settle()).isEqualTo(1);
  }

  @Test
  void aSecondRedriveFindsNothingToDo() {
    path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    carryWhileItDies(rows().get(0), rows().get(1));
    redriveAll(false);
    List<OutboxRow> once = again();

    assertThat(redriveAll(false)).singleElement().matches(RedriveStep::isLast);

    assertThat(again()).isEqualTo(once).hasSize(2);
    assertThat(path.redrives.newest(9))
        .extracting(Redrive::by, Redrive::letters, Redrive::events, Redrive::filter)
        .containsExactly(tuple("ada", 0L, 0L, "all"), tuple("ada", 2L, 2L, "all"));
    assertThat(path.redrives.newest(9)).allMatch(redrive -> redrive.endedAt() != null);
  }

  @Test
  void whatIsBrokenOffAnywhereIsGoneOnWithOnce() {
    path.ingest(InMemoryPath.users(0, 4, "Ulm"), 4);
    carryWhileItDies(rows().toArray(OutboxRow[]::new));
    RedrivingLetters dying =
        new RedrivingLetters(
            path.families,
            new Dying(path.redrives),
            new Republications(path.schemas, path.codec, raw -> Optional.empty()),
            Optional::empty,
            path.ids);
    Redrive broken = dying.begin(LetterFilter.ALL, false, "ada");
    FamilyName users = path.users.name();
    dying.advance(broken, LetterFilter.ALL, users, 0, 1);
    assertThatThrownBy(() -> dying.advance(broken, LetterFilter.ALL, users, 1, 1))
        .isInstanceOf(TransientFailure.class);
    assertThatThrownBy(() -> dying.advance(broken, LetterFilter.ALL, users, 1, 1))
        .isInstanceOf(TransientFailure.class);

    redriveAll(false);

    Set<List<Object>> attempts = new HashSet<>();
    assertThat(again()).hasSize(4).allMatch(row -> row.attempt() == 2);
    assertThat(again()).allMatch(row -> attempts.add(List.of(row.event(), row.attempt())));
  }

  /** Its second transaction dies before its commit, its third after it; as often as it is tried. */
  private static final class Dying implements Redrives {

    private final Redrives redrives;
    private int transactions;

    Dying(Redrives redrives) {
      this.redrives = redrives;
    }

    @Override
    public <T> T inTransaction(Function<RedriveTransaction, T> work) {
      transactions++;
      T result =
          redrives.inTransaction(
              transaction -> {
                T done = work.apply(transaction);
                if (transactions == 2) {
                  throw new TransientFailure("before the commit");
                }
                return done;
              });
      if (transactions == 3) {
        throw new TransientFailure("after the commit");
      }
      return result;
    }

    @Override
    public Redrive begin(RedriveId id, LetterFilter filter, boolean forced, String by) {
      return redrives.begin(id, filter, forced, by);
    }

    @Override
    public Redrive end(RedriveId id) {
      return redrives.end(id);
    }

    @Override
    public Optional<Redrive> find(RedriveId id) {
      return redrives.find(id);
    }

    @Override
    public List<Redrive> newest(int limit) {
      return redrives.newest(limit);
    }
  }

  @Test
  void anEventThatDiesThreeTimesIsSentAgainByForceAlone() {
    path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1);
    OutboxRow dead = rows().get(0);
    carryWhileItDies(dead);
    redriveAll(false);
    carryWhileItDies(dead);
    redriveAll(false);
    carryWhileItDies(dead);

    List<RedriveStep> refused = redriveAll(false);
    assertThat(refused.get(0).refused()).containsExactly(new Refused(3, Refused.Why.LOOP));
    assertThat(again()).hasSize(2);
    assertThat(path.redrives.newest(1).get(0).refused()).isEqualTo(1);

    assertThat(redriveAll(true).get(0).redriven()).containsExactly(3L);
    assertThat(again()).hasSize(3);
    assertThat(path.redrives.newest(1).get(0).forced()).isTrue();
  }

  @Test
  void aDryRunTellsTheSameAndWritesNothing() {
    path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    carryWhileItDies(rows().get(0), rows().get(1));
    keep(copy(letterOf(rows().get(0)), Bytes.ofText("who")));
    RedrivingLetters redriving = path.redriving();

    RedriveStep told = redriving.preview(LetterFilter.ALL, false, path.users.name(), 0, ALL);

    assertThat(again()).isEmpty();
    assertThat(path.redrives.newest(9)).isEmpty();
    assertThat(states()).containsOnly(LetterState.OPEN);
    assertThat(redriveAll(false).get(0)).isEqualTo(told);
    assertThat(told.redriven()).containsExactlyInAnyOrder(1L, 2L);
    assertThat(told.refused()).containsExactly(new Refused(3, Refused.Why.NO_VERSION));
  }

  @Test
  void nothingIsSentWhileThePathIsFull() {
    path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1);
    carryWhileItDies(rows().get(0));
    RedrivingLetters redriving = path.redriving(() -> Optional.of("full"));
    Redrive begun = redriving.begin(LetterFilter.ALL, false, "ada");

    RedriveStep step = redriving.advance(begun, LetterFilter.ALL, path.users.name(), 0, ALL);

    assertThat(step)
        .extracting(RedriveStep::waitsFor, RedriveStep::upTo, RedriveStep::isLast)
        .containsExactly("full", 0L, false);
    assertThat(again()).isEmpty();
  }

  @Test
  void aRedriveGoesNoFurtherThanTheLettersOfItsBegin() {
    path.ingest(InMemoryPath.users(0, 2, "Ulm"), 2);
    RedrivingLetters redriving = path.redriving();
    Redrive early = redriving.begin(LetterFilter.ALL, false, "ada");
    carryWhileItDies(rows().get(0));

    assertThat(redriving.advance(early, LetterFilter.ALL, path.users.name(), 0, ALL))
        .matches(RedriveStep::isLast);
    assertThat(again()).isEmpty();
  }

  @Test
  void whatNamesNoEventIsLeftOut() {
    path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1);
    carryWhileItDies(rows().get(0));
    keep(copy(letterOf(rows().get(0)), null));

    assertThat(redriveAll(false).get(0).refused())
        .containsExactly(new Refused(2, Refused.Why.NAMELESS));
    assertThat(again()).hasSize(1);
  }

  @Test
  void anAttemptThatNoEventOfOursComesToIsSomebodyElses() {
    path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1);
    DeadLetter parked =
        DeadLetter.ofRow(
            rows().get(0), DeadLetter.Code.TOO_LARGE, "", "Large", path.clock.instant());
    keep(
        new DeadLetter(
            parked.family(),
            parked.position(),
            parked.key(),
            null,
            parked.headers(),
            parked.stage(),
            parked.code(),
            parked.reason(),
            null,
            parked.at(),
            999_999));

    assertThat(redriveAll(true).get(0).refused())
        .containsExactly(new Refused(1, Refused.Why.NAMELESS));
    assertThat(again()).isEmpty();
  }

  @Test
  void theBytesOfTheLetterAreSentWhereTheOutboxKeepsThemNoMore() {
    RunId run = path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1);
    OutboxRow dead = rows().get(0);
    carryWhileItDies(dead);
    redriveAll(false);
    carryWhileItDies(dead);
    path.store.drop(run);
    path.store.dropRaw(run);

    redriveAll(false);

    assertThat(again())
        .singleElement()
        .extracting(
            OutboxRow::event, OutboxRow::attempt, OutboxRow::payload, OutboxRow::traceparent)
        .containsExactly(dead.event(), 3, dead.payload(), dead.traceparent());
  }

  @Test
  void aParkedEventThatIsKeptNowhereIsToldSo() {
    RunId run = path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1);
    keep(
        DeadLetter.ofRow(
            rows().get(0), DeadLetter.Code.TOO_LARGE, "9 MB", "Large", path.clock.instant()));
    path.store.drop(run);
    path.store.dropRaw(run);

    assertThat(redriveAll(false).get(0).refused())
        .containsExactly(new Refused(1, Refused.Why.NOT_KEPT));
  }

  /** Nobody would delete the rows that it writes. */
  @Test
  void aVersionBehindAGapIsLeftOut() {
    path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1);
    carryWhileItDies(rows().get(0));
    RunId gone = path.ingest(InMemoryPath.users(0, 1, "Jena"), 1);
    path.ingest(InMemoryPath.users(0, 1, "Hof"), 1);
    carry();
    path.store.drop(gone);

    assertThat(redriveAll(false).get(0).refused())
        .containsExactly(new Refused(1, Refused.Why.SUPERSEDED));
    assertThat(again()).isEmpty();
  }

  @Test
  void aVersionWithTooManyAfterItIsLeftOut() {
    path.ingest(InMemoryPath.users(0, 1, "Ulm"), 1);
    carryWhileItDies(rows().get(0));
    for (String city : List.of("Jena", "Hof", "Bonn", "Kiel")) {
      path.ingest(InMemoryPath.users(0, 1, city), 1);
    }

    assertThat(redriveAll(false).get(0).refused())
        .containsExactly(new Refused(1, Refused.Why.MANY_VERSIONS));
    assertThat(again()).isEmpty();
  }

  @Test
  void theFamiliesOfAFilterAreItsOwnOrAll() {
    LetterFilter ofUsers = LetterFilter.ALL.with(path.users.name());

    assertThat(path.redriving().families(ofUsers)).containsExactly(path.users.name());
    assertThat(path.redriving().families(LetterFilter.ALL)).containsExactly(path.users.name());
    assertThatThrownBy(
            () -> path.redriving().families(LetterFilter.ALL.with(new FamilyName("others"))))
        .hasMessageContaining("others");
  }

  @Test
  void onlyTheLettersThatAreNamedAreRedriven() {
    path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);
    carryWhileItDies(rows().toArray(OutboxRow[]::new));

    List<RedriveStep> steps = redrive(LetterFilter.of(new TreeSet<>(List.of(2L, 9L))), false);

    assertThat(steps.get(0).redriven()).containsExactly(2L);
    assertThat(again()).hasSize(1);
  }

  private List<RedriveStep> redriveAll(boolean forced) {
    return redrive(LetterFilter.ALL, forced);
  }

  private List<RedriveStep> redrive(LetterFilter filter, boolean forced) {
    RedrivingLetters redriving = path.redriving();
    Redrive begun = redriving.begin(filter, forced, "ada");
    List<RedriveStep> steps = new ArrayList<>();
    RedriveStep step = redriving.advance(begun, filter, path.users.name(), 0, ALL);
    while (!step.isLast()) {
      steps.add(step);
      step = redriving.advance(begun, filter, path.users.name(), step.upTo(), ALL);
    }
    redriving.end(begun.id());
    return steps.isEmpty() ? List.of(step) : steps;
  }

  private void carry() {
    path.relay();
    path.project();
  }

  private void carryWhileItDies(OutboxRow... rows) {
    for (OutboxRow row : rows) {
      path.dying.add(row.event());
    }
    carry();
    path.dying.clear();
  }

  private List<LetterState> states() {
    return path.letters.newest(LetterFilter.ALL, Long.MAX_VALUE, ALL).stream()
        .map(LetterEntry::state)
        .toList();
  }

  private void keep(DeadLetter letter) {
    path.ledger.keep(List.of(letter));
  }

  private DeadLetter letterOf(OutboxRow row) {
    EventId event = row.event();
    return path.store.letters().stream()
        .filter(letter -> letter.event().equals(Optional.of(event)))
        .findFirst()
        .orElseThrow();
  }

  /** A record that somebody else made of it. */
  private static DeadLetter copy(DeadLetter letter, @Nullable Bytes key) {
    Map<String, Bytes> headers = new HashMap<>(letter.headers());
    headers.put("millrace-event-id", Bytes.ofText(new UUID(1, 2).toString()));
    return new DeadLetter(
        letter.family(),
        new Position("foreign", 0, 1),
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

  private void assertServedAndDead(RunId run, long served, long dead) {
    assertThat(path.sheet(run))
        .extracting(Sheet::published, Sheet::served, Sheet::deadLettered)
        .containsExactly(served + dead, served, dead);
  }

  private List<OutboxRow> rows() {
    return path.store.outbox().stream().map(InMemoryStore.StoredRow::row).toList();
  }

  private List<OutboxRow> again() {
    return rows().stream().filter(row -> row.attempt() > 1).toList();
  }
}
