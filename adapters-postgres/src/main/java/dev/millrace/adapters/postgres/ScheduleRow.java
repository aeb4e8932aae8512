package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.schedule.Fire;
import dev.millrace.domain.schedule.Missed;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import dev.millrace.domain.schedule.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code schedules}. */
record ScheduleRow(
    String name,
    String timing,
    long jitterMillis,
    String missed,
    String family,
    String source,
    String seed,
    long records,
    int pageSize,
    int firstPage,
    boolean allowEmpty,
    boolean paused,
    Instant nextDue,
    Instant nextAt,
    @Nullable UUID lastRun,
    @Nullable Instant lastDue) {

  Schedule toSchedule() {
    return new Schedule(
        new ScheduleName(name),
        Timing.parse(timing),
        Duration.ofMillis(jitterMillis),
        Missed.valueOf(missed),
        new PlanRow(family, source, seed, records, pageSize, firstPage, allowEmpty).toPlan(),
        paused,
        new Fire(nextDue, nextAt),
        lastRun == null ? null : new RunId(lastRun),
        lastDue);
  }
}
