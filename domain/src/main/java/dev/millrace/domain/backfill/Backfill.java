package dev.millrace.domain.backfill;

import dev.millrace.domain.port.run.RunState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backfill as it stands.
 *
 * @param next from where on no run is started yet
 * @param runs how many of its runs are in each state; a state that none is in may be left out
 */
public record Backfill(
    BackfillId id,
    BackfillPlan plan,
    BackfillState state,
    Place next,
    Map<RunState, Long> runs,
    Instant submittedAt,
    @Nullable Instant finishedAt) {

  public Backfill {
    runs = Map.copyOf(runs);
  }

  /** How many of its runs are not over. */
  public long active() {
    return runs(RunState.SUBMITTED) + runs(RunState.RUNNING);
  }

  /** How many of its runs are in a state. */
  public long runs(RunState wanted) {
    return runs.getOrDefault(wanted, 0L);
  }
}
