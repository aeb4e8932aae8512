package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.Drift;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of {@code runs}; of the fields, each is a line. */
record RunRow(
    UUID id,
    String family,
    String source,
    String seed,
    long records,
    int pageSize,
    int firstPage,
    boolean allowEmpty,
    String state,
    int nextPage,
    int attempts,
    @Nullable String problem,
    Instant submittedAt,
    @Nullable Instant finishedAt,
    String fields,
    String fieldsBefore) {

  Run toRun() {
    RunState reached = RunState.valueOf(state);
    return new Run(
        new RunId(id),
        new PlanRow(family, source, seed, records, pageSize, firstPage, allowEmpty).toPlan(),
        reached,
        nextPage,
        attempts,
        problem,
        submittedAt,
        finishedAt,
        Drift.between(lines(fieldsBefore), lines(fields), reached.isOver()));
  }

  private static Set<String> lines(String text) {
    return text.lines().collect(Collectors.toUnmodifiableSet());
  }
}
