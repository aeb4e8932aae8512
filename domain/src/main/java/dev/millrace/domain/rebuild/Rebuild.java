package dev.millrace.domain.rebuild;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild as it stands.
 *
 * @param view its name
 * @param number rises with each change
 * @param unmapped how many records had no row made of them; those of a stretch that was filled
 *     twice count twice
 * @param compared null before the tables were
 * @param problem what it waits for, why it was not swapped, or why it failed; null for none
 * @param finishedAt null until it is over
 */
public record Rebuild(
    RebuildId id,
    String view,
    Goal goal,
    RebuildState state,
    long number,
    Progress progress,
    long unmapped,
    @Nullable Compared compared,
    @Nullable String problem,
    Instant submittedAt,
    @Nullable Instant finishedAt) {

  /** Of which nothing is done yet. */
  public static Rebuild submitted(RebuildId id, String view, Goal goal, Instant at) {
    return new Rebuild(
        id, view, goal, RebuildState.RUNNING, 0, Progress.NONE, 0, null, null, at, null);
  }

  /**
   * On its way to another goal, or once more to the same one; itself when it is already.
   *
   * @return empty when it is over, or on its way back
   */
  public Optional<Rebuild> to(Goal next) {
    if (state.isOver() || (goal == Goal.ABORT && next != Goal.ABORT)) {
      return Optional.empty();
    }
    boolean isOnItsWay = state == RebuildState.RUNNING && goal == next;
    return Optional.of(isOnItsWay ? this : heading(next));
  }

  private Rebuild heading(Goal next) {
    return new Rebuild(
        id,
        view,
        next,
        RebuildState.RUNNING,
        number,
        Progress.NONE,
        unmapped,
        compared,
        null,
        submittedAt,
        null);
  }

  /** With that much done, and waiting for nothing. */
  public Rebuild at(Progress further, long lost) {
    return with(state, further, lost, compared, null);
  }

  /** Waiting for that. */
  public Rebuild waitingFor(String what) {
    return with(state, progress, unmapped, compared, what);
  }

  /** With its tables compared. */
  public Rebuild compared(Compared tables) {
    return with(state, Progress.NONE, unmapped, tables, null);
  }

  /**
   * In that state.
   *
   * @param why null where there is nothing to tell
   */
  public Rebuild in(RebuildState next, @Nullable String why) {
    return with(next, Progress.NONE, unmapped, compared, why);
  }

  private Rebuild with(
      RebuildState next,
      Progress further,
      long lost,
      @Nullable Compared tables,
      @Nullable String why) {
    return new Rebuild(
        id, view, goal, next, number, further, lost, tables, why, submittedAt, finishedAt);
  }
}
