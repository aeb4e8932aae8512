package dev.millrace.domain.testing;

import dev.millrace.domain.port.run.Drift;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The changes that a run goes through. */
public final class Changes {

  private Changes() {}

  static Run atPage(Run run, int nextPage) {
    return new Run(
        run.id(),
        run.plan(),
        run.state(),
        nextPage,
        Math.min(run.attempts(), 1),
        run.problem(),
        run.submittedAt(),
        run.finishedAt(),
        run.drift());
  }

  static Run drifted(Run run, Drift drift) {
    return new Run(
        run.id(),
        run.plan(),
        run.state(),
        run.nextPage(),
        run.attempts(),
        run.problem(),
        run.submittedAt(),
        run.finishedAt(),
        drift);
  }

  /** One more attempt. */
  public static Run begun(Run run) {
    return with(run, RunState.RUNNING, run.attempts() + 1, run.problem(), null);
  }

  /** In this state and with this problem, finished at that time unless it goes on. */
  public static Run ended(
      Run run, RunState state, @Nullable String problem, @Nullable Instant finishedAt) {
    return with(run, state, run.attempts(), problem, finishedAt);
  }

  private static Run with(
      Run run,
      RunState state,
      int attempts,
      @Nullable String problem,
      @Nullable Instant finishedAt) {
    return new Run(
        run.id(),
        run.plan(),
        state,
        run.nextPage(),
        attempts,
        problem,
        run.submittedAt(),
        finishedAt,
        run.drift());
  }
}
