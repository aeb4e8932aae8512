package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.record.FamilyName;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code runs}. */
record RunRow(
    UUID id,
    String family,
    String source,
    String seed,
    long records,
    int pageSize,
    String state,
    int nextPage,
    int attempts,
    @Nullable String problem,
    Instant submittedAt,
    @Nullable Instant finishedAt) {

  Run toRun() {
    return new Run(
        new RunId(id),
        new RunPlan(new FamilyName(family), URI.create(source), seed, records, pageSize),
        RunState.valueOf(state),
        nextPage,
        attempts,
        problem,
        submittedAt,
        finishedAt);
  }
}
