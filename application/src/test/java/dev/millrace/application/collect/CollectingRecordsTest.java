package dev.millrace.application.collect;

import static dev.millrace.application.InMemoryPath.malformed;
import static dev.millrace.application.InMemoryPath.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.application.collect.FaultyIntake.Fault;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.record.FamilyName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollectingRecordsTest {

  private final Pushing pushing = new Pushing();

  @Test
  void allThatWaitBecomeOnePageAndEachIsToldWhatBecameOfItsOwn() {
    Pushed first = pushing.push(user(1, "Ulm"), user(2, "Ulm"));
    Pushed second = pushing.push(user(1, "Ulm"), malformed(), user(2, "Jena"));
    assertThat(first.isAnswered()).isFalse();

    assertThat(pushing.commit()).isEqualTo(2);

    assertThat(first.words()).isEqualTo("STORED STORED");
    assertThat(second.words()).isEqualTo("DUPLICATE REJECTED STORED");
    assertThat(pushing.store.pages()).hasSize(1);
    assertThat(pushing.path.sheet(pushing.run().id()))
        .extracting(Sheet::fetched, Sheet::stored, Sheet::duplicates, Sheet::quarantined)
        .containsExactly(5L, 3L, 1L, 1L);
  }

  @Test
  void theRecordsOfAPageAreNumberedThroughout() {
    pushing.push(user(1, "Ulm"), user(2, "Ulm"));
    pushing.push(user(3, "Ulm"));
    pushing.commit();

    assertThat(pushing.store.pages().get(0).write().records())
        .extracting(TakenRecord::index)
        .containsExactly(0, 1, 2);
  }

  @Test
  void aRunThatCollectedIsProvedAsOneThatFetched() {
    pushing.push(user(1, "Ulm"), user(2, "Ulm"), malformed());
    pushing.commit();
    pushing.push(user(1, "Jena"));
    pushing.commit();
    pushing.collecting.close();
    pushing.path.relay();
    pushing.path.project();

    Run run = pushing.run();
    assertThat(run.state()).isEqualTo(RunState.FETCHED);
    assertThat(run.plan().records()).isEqualTo(4);
    assertThat(pushing.path.sheet(run.id()).isSettled()).isTrue();
    assertThat(pushing.path.verifying().verify(run.id()).orElseThrow())
        .matches(it -> it.isComplete(), "is complete");
  }

  @Test
  void whatCannotBeReadIsTurnedAwayAloneAndKeptWithItsReason() {
    Batch batch =
        new Batch(
            pushing.path.users.name(),
            List.of(Pushing.unreadable(), new Line(Pushing.raw(1, user(1, "Ulm")), List.of())),
            null,
            Pushing::words);
    Pushed pushed = pushing.push(batch);
    pushing.commit();

    assertThat(pushed.words()).isEqualTo("REJECTED STORED");
    assertThat(pushing.store.pages().get(0).write().records().get(0).reasons())
        .hasToString("[is not JSON after byte 0]");
  }

  @Test
  void noMoreBecomesAPageThanMay() {
    pushing.push(user(1, "Ulm"), user(2, "Ulm"), user(3, "Ulm"));
    pushing.push(user(4, "Ulm"), user(5, "Ulm"));
    Pushed third = pushing.push(user(6, "Ulm"));

    assertThat(pushing.commit()).isEqualTo(2);
    assertThat(third.isAnswered()).isFalse();
    assertThat(pushing.commit()).isEqualTo(1);
    assertThat(third.words()).isEqualTo("STORED");
    assertThat(pushing.commit()).isZero();
  }

  @Test
  void moreThanMayWaitIsTurnedAwayUntilThereIsRoom() {
    for (int i = 0; i < 5; i++) {
      pushing.push(user(i, "Ulm"), user(i + 10, "Ulm"));
    }

    assertThat(pushing.push(user(50, "Ulm")).collected()).isEqualTo(new Collected.Full());
    assertThat(pushing.collecting.waiting()).containsOnly(Map.entry(pushing.path.users.name(), 10));
    pushing.commit();
    assertThat(pushing.push(user(50, "Ulm")).isAnswered()).isFalse();
    pushing.commitAll();
    assertThat(pushing.collecting.waiting()).containsOnly(Map.entry(pushing.path.users.name(), 0));
    assertThat(pushing.store.outbox()).hasSize(11);
  }

  @Test
  void aRepetitionIsAnsweredAsBeforeAndChangesNothing() {
    Pushed first = pushing.push("one", user(1, "Ulm"));
    pushing.commit();
    Pushed again = pushing.push("one", user(1, "Ulm"));
    pushing.commit();

    assertThat(first.words()).isEqualTo("STORED");
    assertThat(again.words()).isEqualTo("STORED");
    assertThat(pushing.store.pages()).hasSize(1);
  }

  @Test
  void aRepetitionIsAnsweredWithTheOthersOfItsGroup() {
    pushing.push("one", user(1, "Ulm"));
    pushing.commit();
    Pushed fresh = pushing.push(user(1, "Ulm"));
    Pushed again = pushing.push("one", user(1, "Ulm"));
    Pushed other = pushing.push("two", user(2, "Ulm"));
    pushing.commit();

    assertThat(fresh.words()).isEqualTo("DUPLICATE");
    assertThat(again.words()).isEqualTo("STORED");
    assertThat(other.words()).isEqualTo("STORED");
  }

  @Test
  void aRepetitionAtAnotherProcessIsAnsweredAsBefore() {
    pushing.push("one", user(1, "Ulm"));
    pushing.commit();
    CollectingRecords other = pushing.another();
    Pushed again = Pushing.push(other, pushing.keyed("one", user(1, "Ulm")));
    pushing.commit(other);

    assertThat(again.words()).isEqualTo("STORED");
    assertThat(pushing.store.pages()).hasSize(1);
  }

  @Test
  void aRepetitionThatMeetsTheFirstIsToldSoUntilThatIsAnswered() {
    pushing.push("one", user(1, "Ulm"));

    assertThat(pushing.push("one", user(1, "Ulm")).collected()).isEqualTo(new Collected.UnderWay());
    pushing.commit();
    assertThat(pushing.push("one", user(1, "Ulm")).isAnswered()).isFalse();
  }

  @Test
  void otherContentUnderTheSameKeyIsTurnedAway() {
    pushing.push("one", user(1, "Ulm"));
    pushing.commit();
    Pushed other = pushing.push("one", user(1, "Ulm"), user(2, "Ulm"));
    pushing.commit();

    assertThat(other.collected()).isEqualTo(new Collected.OtherContent());
    assertThat(pushing.store.outbox()).hasSize(1);
  }

  @Test
  void aCallThatFailedMayBeRepeatedAtOnce() {
    pushing.intake.then(FaultyIntake.Fault.AWAY);
    Pushed failed = pushing.push("one", user(1, "Ulm"));
    pushing.commit();
    Pushed again = pushing.push("one", user(1, "Ulm"));
    pushing.commit();

    assertThat(failed.hasFailed()).isTrue();
    assertThat(again.words()).isEqualTo("STORED");
  }

  @Test
  void oneThatCannotBeStoredTakesNoOtherWithIt() {
    Pushed good = pushing.push(user(1, "Ulm"));
    Pushed bad = pushing.push(failing(new PermanentFailure("the data does not fit")));
    Pushed better = pushing.push(user(3, "Ulm"));
    pushing.commit();

    assertThat(good.words()).isEqualTo("STORED");
    assertThat(better.words()).isEqualTo("STORED");
    assertThat(bad.hasFailed()).isTrue();
    assertThat(pushing.store.outbox()).hasSize(2);
  }

  @Test
  void whenTheStoreGoesAwayMeanwhileTheOthersAreToldAtOnce() {
    Pushed bad = pushing.push(failing(new PermanentFailure("the data does not fit")));
    Pushed second = pushing.push(user(1, "Ulm"));
    Pushed third = pushing.push(user(2, "Ulm"));
    pushing.intake.then(Fault.NONE, Fault.NONE, Fault.AWAY);
    pushing.commit();

    bad.assertFailed(PermanentFailure.class);
    second.assertFailed(TransientFailure.class);
    third.assertFailed(TransientFailure.class);
    assertThat(pushing.store.outbox()).isEmpty();
  }

  @Test
  void whatEndsTheThreadIsToldToThoseWhoWait() {
    Pushed waiting = pushing.push(failing(new NoClassDefFoundError("a jar was replaced")));

    assertThatThrownBy(pushing::commit).isInstanceOf(NoClassDefFoundError.class);
    waiting.assertFailed(NoClassDefFoundError.class);
  }

  /** A batch that cannot be stored. */
  private Batch failing(Throwable why) {
    Line line = new Line(Pushing.raw(0, user(2, "Ulm")), List.of());
    return new Batch(
        pushing.path.users.name(),
        List.of(line),
        null,
        taken -> {
          if (why instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) why;
        });
  }

  @Test
  void aFamilyThatNobodyKnowsIsRefused() {
    FamilyName nobody = new FamilyName("nobody");

    assertThatThrownBy(() -> pushing.collecting.commit(nobody, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody");
  }
}
