package dev.millrace.application.collect;

import static dev.millrace.application.InMemoryPath.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.collect.FaultyIntake.Fault;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.TransientFailure;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What those are told who wait for a commit that goes wrong. */
class LostCommitTest {

  private final Pushing pushing = new Pushing();

  @Test
  void whenTheStoreIsAwayAllAreToldSoAndNothingIsStored() {
    pushing.intake.then(Fault.AWAY);
    Pushed first = pushing.push(user(1, "Ulm"));
    Pushed second = pushing.push(user(2, "Ulm"));
    pushing.commit();

    first.assertFailed(TransientFailure.class);
    second.assertFailed(TransientFailure.class);
    assertThat(pushing.store.outbox()).isEmpty();
    assertThat(pushing.path.runs.newest(1)).isEmpty();
  }

  @Test
  void aCommitWhoseAnswerIsLostIsAnsweredAsWhatItWas() {
    pushing.push(user(1, "Ulm"));
    pushing.commit();
    pushing.intake.then(Fault.LOST_AFTER_COMMIT);
    Pushed pushed = pushing.push("one", user(1, "Ulm"), user(2, "Ulm"));
    pushing.commit();

    assertThat(pushed.words()).isEqualTo("DUPLICATE STORED");
    assertThat(pushing.store.pages()).hasSize(2);
    assertThat(pushing.path.sheet(pushing.run().id()).fetched()).isEqualTo(3);
  }

  @Test
  void theFirstPageOfARunIsNoException() {
    pushing.intake.then(Fault.LOST_AFTER_COMMIT);
    Pushed pushed = pushing.push(user(1, "Ulm"));
    pushing.commit();

    assertThat(pushed.words()).isEqualTo("STORED");
    assertThat(pushing.store.pages()).hasSize(1);
  }

  @Test
  void aCommitThatWasNoneIsDoneAgain() {
    pushing.intake.then(Fault.LOST_BEFORE_COMMIT, Fault.AWAY, Fault.LOST_BEFORE_COMMIT);
    Pushed pushed = pushing.push("one", user(1, "Ulm"));
    pushing.commit();

    assertThat(pushed.words()).isEqualTo("STORED");
    assertThat(pushing.store.pages()).hasSize(1);
  }

  @Test
  void anAnswerThatIsLostTwiceIsFoundAllTheSame() {
    pushing.intake.then(Fault.LOST_AFTER_COMMIT, Fault.LOST_AFTER_COMMIT, Fault.AWAY);
    Pushed pushed = pushing.push(user(1, "Ulm"), user(1, "Jena"));
    pushing.commit();

    assertThat(pushed.words()).isEqualTo("STORED STORED");
    assertThat(pushing.store.outbox()).hasSize(2);
  }

  @Test
  void whatNobodyCanTellIsSaidAndItsRepetitionFindsOut() {
    pushing.intake.then(Fault.LOST_AFTER_COMMIT);
    pushing.intake.then(Collections.nCopies(20, Fault.AWAY).toArray(Fault[]::new));
    Pushed pushed = pushing.push("one", user(1, "Ulm"));
    pushing.commit();
    pushed.assertFailed(OutcomeUnknown.class);

    Pushed again = pushing.push("one", user(1, "Ulm"));
    while (!again.isAnswered() || again.hasFailed()) {
      pushing.commit();
      again = again.hasFailed() ? pushing.push("one", user(1, "Ulm")) : again;
    }
    assertThat(again.words()).isEqualTo("STORED");
    assertThat(pushing.store.pages()).hasSize(1);
  }

  @Test
  void itIsNotTriedLongerThanThoseWhoWaitHavePatience() {
    pushing
        .intake
        .takingSoLong(() -> pushing.clock.pass(Pushing.LIMITS.patience()))
        .then(Fault.LOST_AFTER_COMMIT, Fault.AWAY);
    Pushed pushed = pushing.push(user(1, "Ulm"));
    pushing.commit();

    pushed.assertFailed(OutcomeUnknown.class);
  }

  @Test
  void aRunThatSomebodyClosedInBetweenHasStoredThePageOrNot() {
    pushing.push(user(1, "Ulm"));
    pushing.commit();
    pushing.intake.then(Fault.LOST_AFTER_COMMIT, Fault.AWAY);
    Pushed stored = pushing.push(user(2, "Ulm"));
    pushing.commit();
    pushing.path.runs.closeCollecting(pushing.path.users.name());
    pushing.intake.then(Fault.LOST_BEFORE_COMMIT);
    Pushed elsewhere = pushing.push(user(3, "Ulm"));
    pushing.commit();

    assertThat(stored.words()).isEqualTo("STORED");
    assertThat(elsewhere.words()).isEqualTo("STORED");
    assertThat(pushing.runs()).hasSize(2);
    assertThat(pushing.store.outbox()).hasSize(3);
  }
}
