package dev.millrace.adapters.postgres;

import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.backfill.BackfillId;
import dev.millrace.domain.backfill.BackfillPlan;
import dev.millrace.domain.backfill.BackfillState;
import dev.millrace.domain.backfill.Place;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of {@code backfills}; each day is a line, and so is each state of its runs. */
record BackfillRow(
    UUID id,
    String family,
    String source,
    String seed,
    long records,
    int pageSize,
    int firstPage,
    boolean allowEmpty,
    String days,
    boolean missing,
    int concurrency,
    String state,
    int nextDay,
    int nextPage,
    String runs,
    Instant submittedAt,
    @Nullable Instant finishedAt) {

  Backfill toBackfill() {
    RunPlan plan =
        new PlanRow(family, source, seed, records, pageSize, firstPage, allowEmpty).toPlan();
    return new Backfill(
        new BackfillId(id),
        new BackfillPlan(plan, days.lines().map(LocalDate::parse).toList(), missing, concurrency),
        BackfillState.valueOf(state),
        new Place(nextDay, nextPage),
        counts(),
        submittedAt,
        finishedAt);
  }

  private Map<RunState, Long> counts() {
    return runs.lines().collect(Collectors.groupingBy(RunState::valueOf, Collectors.counting()));
  }
}
