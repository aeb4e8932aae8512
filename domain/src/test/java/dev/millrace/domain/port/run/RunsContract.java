package dev.millrace.domain.port.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Runs} does. */
public interface RunsContract {

  Runs runs();

  @Test
  default void aSubmittedRunWaitsForItsFirstPage() {
    RunId id = Submitted.run(runs());
    Run run = runs().find(id).orElseThrow();
    assertThat(run.plan()).isEqualTo(Submitted.plan());
    assertThat(run.state()).isEqualTo(RunState.SUBMITTED);
    assertThat(run.nextPage()).isEqualTo(1);
    assertThat(run.attempts()).isZero();
    assertThat(run.problem()).isNull();
    assertThat(run.finishedAt()).isNull();
  }

  @Test
  default void aRunMayBeginAtALaterPageAndEndAtAnEmptyOne() {
    RunPlan plan =
        new RunPlan(PageFixture.THINGS, URI.create("http://127.0.0.1/"), "seed", 30, 10, 7, true);
    RunId id = new RunId(UUID.randomUUID());
    runs().submit(id, plan);
    Run run = runs().find(id).orElseThrow();
    assertThat(run.plan()).isEqualTo(plan);
    assertThat(run.nextPage()).isEqualTo(7);
    assertThat(run.pagesStored()).isZero();
  }

  @Test
  default void submittingARunAgainChangesNothing() {
    RunId id = Submitted.run(runs());
    Run begun = runs().begin(id);
    runs().submit(id, Submitted.plan());
    assertThat(runs().find(id)).contains(begun);
  }

  @Test
  default void anUnknownRunIsNotFound() {
    RunId nobody = new RunId(UUID.randomUUID());
    assertThat(runs().find(nobody)).isEmpty();
    assertThatThrownBy(() -> runs().begin(nobody)).isInstanceOf(PermanentFailure.class);
  }

  @Test
  default void theNewestRunsComeFirst() {
    RunId first = Submitted.run(runs());
    RunId second = Submitted.run(runs());
    RunId third = Submitted.run(runs());
    assertThat(runs().newest(2)).extracting(Run::id).containsExactly(third, second);
    assertThat(runs().newest(1_000)).extracting(Run::id).contains(first);
  }

  @Test
  default void theRunsBeforeOneFollowIt() {
    RunId first = Submitted.run(runs());
    RunId second = Submitted.run(runs());
    RunId third = Submitted.run(runs());
    assertThat(runs().before(third, 2)).extracting(Run::id).containsExactly(second, first);
    assertThat(runs().before(third, 1)).extracting(Run::id).containsExactly(second);
    assertThat(runs().before(first, 1_000)).extracting(Run::id).doesNotContain(first, second);
    assertThat(runs().before(new RunId(UUID.randomUUID()), 10)).isEmpty();
  }

  @Test
  default void aPausedRunSaysWhyAndHasMadeNoAttempt() {
    RunId id = Submitted.run(runs());
    runs().begin(id);
    runs().failed(id, "the source is away", false);
    runs().begin(id);

    runs().paused(id, "the path is full");

    Run paused = runs().find(id).orElseThrow();
    assertThat(paused.state()).isEqualTo(RunState.RUNNING);
    assertThat(paused.problem()).isEqualTo("the path is full");
    assertThat(paused.attempts()).isEqualTo(1);
  }

  @Test
  default void aRunThatIsOverIsNotPaused() {
    RunId id = Submitted.run(runs());
    runs().begin(id);
    runs().cancel(id);

    runs().paused(id, "the path is full");

    Run run = runs().find(id).orElseThrow();
    assertThat(run.problem()).isNull();
    assertThat(run.attempts()).isEqualTo(1);
  }

  @Test
  default void runsAreCountedByTheirState() {
    long submitted = runs().counts().getOrDefault(RunState.SUBMITTED, 0L);
    long cancelled = runs().counts().getOrDefault(RunState.CANCELLED, 0L);
    Submitted.run(runs());
    runs().cancel(Submitted.run(runs()));
    assertThat(runs().counts())
        .containsEntry(RunState.SUBMITTED, submitted + 1)
        .containsEntry(RunState.CANCELLED, cancelled + 1);
  }

  @Test
  default void everyBeginningIsCounted() {
    RunId id = Submitted.run(runs());
    assertThat(runs().begin(id).attempts()).isEqualTo(1);
    Run again = runs().begin(id);
    assertThat(again.attempts()).isEqualTo(2);
    assertThat(again.state()).isEqualTo(RunState.RUNNING);
    assertThat(runs().find(id)).contains(again);
  }

  @Test
  default void aFailedAttemptLeavesTheRunRunningUnlessItIsTheLast() {
    RunId id = Submitted.run(runs());
    runs().begin(id);
    runs().failed(id, "the source is away", false);
    Run failed = runs().find(id).orElseThrow();
    assertThat(failed.state()).isEqualTo(RunState.RUNNING);
    assertThat(failed.problem()).isEqualTo("the source is away");
    assertThat(failed.finishedAt()).isNull();
    runs().failed(id, "still away", true);
    Run over = runs().find(id).orElseThrow();
    assertThat(over.state()).isEqualTo(RunState.FAILED);
    assertThat(over.problem()).isEqualTo("still away");
    assertThat(over.finishedAt()).isNotNull();
  }

  @Test
  default void aFetchedRunHasNoProblemLeft() {
    RunId id = Submitted.run(runs());
    runs().begin(id);
    runs().failed(id, "once", false);
    runs().fetched(id);
    Run run = runs().find(id).orElseThrow();
    assertThat(run.state()).isEqualTo(RunState.FETCHED);
    assertThat(run.problem()).isNull();
    assertThat(run.finishedAt()).isNotNull();
  }

  @Test
  default void aFetchedRunStaysSoThoughAnAttemptFailsThatDidNotHearOfIt() {
    RunId id = Submitted.run(runs());
    runs().begin(id);
    runs().fetched(id);
    Run fetched = runs().find(id).orElseThrow();
    runs().failed(id, "the answer was lost", false);
    assertThat(runs().find(id)).contains(fetched);
    runs().failed(id, "the answer was lost", true);
    assertThat(runs().find(id)).contains(fetched);
  }

  @Test
  default void aCancelledRunStaysSoWhateverItsLastAttemptSays() {
    RunId id = Submitted.run(runs());
    runs().begin(id);
    runs().failed(id, "once", false);
    Run cancelled = runs().cancel(id).orElseThrow();
    assertThat(cancelled.state()).isEqualTo(RunState.CANCELLED);
    assertThat(cancelled.problem()).isEqualTo("once");
    assertThat(cancelled.finishedAt()).isNotNull();
    runs().fetched(id);
    runs().failed(id, "the answer was lost", true);
    assertThat(runs().begin(id)).isEqualTo(cancelled);
    assertThat(runs().cancel(id)).contains(cancelled);
    assertThat(runs().find(id)).contains(cancelled);
  }

  @Test
  default void aFailedRunStaysSoWhateverAnAttemptSaysThatAnotherHasOvertaken() {
    RunId id = Submitted.run(runs());
    runs().begin(id);
    runs().failed(id, "in vain", true);
    Run failed = runs().find(id).orElseThrow();
    runs().fetched(id);
    runs().failed(id, "the answer was lost", false);
    runs().failed(id, "the answer was lost", true);
    runs().paused(id, "the path is full");
    assertThat(runs().begin(id)).isEqualTo(failed);
    assertThat(runs().find(id)).contains(failed);
  }

  @Test
  default void aRunThatIsOverIsNotCancelled() {
    RunId fetched = Submitted.run(runs());
    runs().fetched(fetched);
    RunId failed = Submitted.run(runs());
    runs().failed(failed, "in vain", true);
    assertThat(runs().cancel(fetched).orElseThrow().state()).isEqualTo(RunState.FETCHED);
    assertThat(runs().cancel(failed).orElseThrow().state()).isEqualTo(RunState.FAILED);
    assertThat(runs().cancel(new RunId(UUID.randomUUID()))).isEmpty();
  }

  @Test
  default void aRunThatIsOverDoesNotBeginAgain() {
    RunId id = Submitted.run(runs());
    runs().begin(id);
    runs().fetched(id);
    assertThat(runs().begin(id)).isEqualTo(runs().find(id).orElseThrow());
    assertThat(runs().begin(id).state()).isEqualTo(RunState.FETCHED);
    assertThat(runs().begin(id).attempts()).isEqualTo(1);
  }
}
