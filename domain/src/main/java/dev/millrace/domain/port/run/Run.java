package dev.millrace.domain.port.run;

import dev.millrace.domain.event.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as it stands.
 *
 * @param nextPage the first page that is not stored yet, from the plan's first on
 * @param attempts how often its execution was begun since its last page was stored, that one
 *     included
 * @param problem the last failure in words, until the next success
 * @param finishedAt when it was fetched, given up or cancelled
 * @param drift how the fields of its records differ from those that runs of the same family and
 *     source (without its query) had brought when it was submitted
 */
public record Run(
    RunId id,
    RunPlan plan,
    RunState state,
    int nextPage,
    int attempts,
    @Nullable String problem,
    Instant submittedAt,
    @Nullable Instant finishedAt,
    Drift drift) {

  /** How many of its pages are stored. */
  public int pagesStored() {
    return nextPage - plan.firstPage();
  }

  /** How many pages it has in all; of one that collects, so far. */
  public int pages() {
    return plan.isCollected() ? pagesStored() : plan.pages();
  }
}
