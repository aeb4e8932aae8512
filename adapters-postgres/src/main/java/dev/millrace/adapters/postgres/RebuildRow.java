package dev.millrace.adapters.postgres;

import dev.millrace.domain.rebuild.Compared;
import dev.millrace.domain.rebuild.Goal;
import dev.millrace.domain.rebuild.Progress;
import dev.millrace.domain.rebuild.Progress.Work;
import dev.millrace.domain.rebuild.Rebuild;
import dev.millrace.domain.rebuild.RebuildId;
import dev.millrace.domain.rebuild.RebuildState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the rebuilds that were ordered.
 *
 * @param comparedTable null while there is nothing to the counts that follow
 */
record RebuildRow(
    UUID id,
    String viewName,
    String goal,
    String state,
    long number,
    String work,
    long done,
    long total,
    long unmapped,
    @Nullable String comparedTable,
    long live,
    long rebuilt,
    long equal,
    long missing,
    long changed,
    long stale,
    @Nullable String problem,
    Instant submittedAt,
    @Nullable Instant finishedAt) {

  Rebuild toRebuild() {
    return new Rebuild(
        new RebuildId(id),
        viewName,
        Goal.valueOf(goal),
        RebuildState.valueOf(state),
        number,
        new Progress(Work.valueOf(work), done, total),
        unmapped,
        compared(),
        problem,
        submittedAt,
        finishedAt);
  }

  private @Nullable Compared compared() {
    return comparedTable == null
        ? null
        : new Compared(comparedTable, live, rebuilt, equal, missing, changed, stale);
  }
}
