package dev.millrace.application.collect;

import static dev.millrace.application.InMemoryPath.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Under which run records are collected. */
class CollectingRunTest {

  private final Pushing pushing = new Pushing();

  @Test
  void aRunIsOpenWhileItCollectsAndIsClosedAtTheEnd() {
    pushAndCommit(1);
    pushAndCommit(2);
    assertThat(pushing.run().state()).isEqualTo(RunState.RUNNING);
    assertThat(pushing.run().pages()).isEqualTo(2);

    pushing.collecting.close();

    assertThat(pushing.run().state()).isEqualTo(RunState.FETCHED);
  }

  @Test
  void nothingPushedIsNoRun() {
    assertThat(pushing.commit()).isZero();
    pushing.collecting.close();

    assertThat(pushing.runs()).isEmpty();
  }

  @Test
  void anotherRunBeginsWhenTheOldOneHasItsRecordsOrItsAge() {
    for (int i = 0; i < Pushing.LIMITS.runRecords(); i++) {
      pushAndCommit(i);
    }
    assertThat(pushing.runs()).hasSize(1);
    pushAndCommit(20);
    assertThat(states()).containsExactlyInAnyOrder(RunState.RUNNING, RunState.FETCHED);

    pushing.clock.pass(Pushing.LIMITS.runAge());
    pushing.commit();
    assertThat(states()).as("nobody pushes").containsOnly(RunState.FETCHED);
    pushAndCommit(21);
    assertThat(pushing.runs()).hasSize(3);
  }

  @Test
  void oneThatACrashLeftOpenIsClosedByTheNextStart() {
    pushAndCommit(1);

    pushing.commit(pushing.another());

    assertThat(states()).containsExactly(RunState.FETCHED);
  }

  @Test
  void whoseRunIsClosedByAnotherGoesOnUnderANewOne() {
    pushAndCommit(1);
    pushing.commit(pushing.another());
    pushAndCommit(2);

    assertThat(states()).containsExactlyInAnyOrder(RunState.FETCHED, RunState.RUNNING);
    assertThat(pushing.store.outbox()).hasSize(2);
  }

  @Test
  void whoseRunIsCancelledGoesOnUnderANewOne() {
    pushAndCommit(1);
    pushing.path.runs.cancel(pushing.run().id());
    pushAndCommit(2);

    assertThat(states()).containsExactlyInAnyOrder(RunState.CANCELLED, RunState.RUNNING);
    assertThat(pushing.store.outbox()).hasSize(2);
  }

  private List<RunState> states() {
    return pushing.path.runs.newest(10).stream().map(Run::state).toList();
  }

  private void pushAndCommit(int number) {
    Pushed pushed = pushing.push(user(number, "Ulm"));
    pushing.commit();
    assertThat(pushed.words()).isEqualTo("STORED");
  }
}
