package dev.millrace.domain.testing;

import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.run.Drift;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The changes that a run goes through. */
public final class Changes {

  private Changes() {}

  /** A page more; a run that collects grows with it. */
  static Run took(Run run, PageWrite write) {
    int page = write.page().request().page();
    boolean grows = run.plan().isCollected() && page > 1;
    return new Run(
        run.id(),
        grows ? grown(run.plan(), write.records().size()) : run.plan(),
        run.state(),
        page + 1,
        Math.min(run.attempts(), 1),
        null,
        run.submittedAt(),
        run.finishedAt(),
        run.drift());
  }

  private static RunPlan grown(RunPlan plan, int records) {
    return RunPlan.collected(plan.family(), plan.records() + records);
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

  /** Waits for that reason, and has not made the attempt. */
  public static Run paused(Run run, String reason) {
    return with(run, run.state(), Math.max(run.attempts() - 1, 0), reason, null);
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
