package dev.millrace.application.backfill;

import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.backfill.BackfillId;
import dev.millrace.domain.backfill.BackfillPlan;
import java.util.Optional;

/** Submits backfills, pauses and resumes them, and stops them. */
public interface KeepBackfills {

  /**
   * Stores a backfill under an id that the caller drew, and returns at once. One that is known
   * already stays as it is.
   *
   * @throws IllegalArgumentException when no family has the plan's name, or it is one that nobody
   *     may ask for
   */
  Backfill submit(BackfillId id, BackfillPlan plan);

  /** It starts no run any more when this returns; those under way go on. Empty when unknown. */
  Optional<Backfill> pause(BackfillId id);

  /** Goes on where it was. Empty when unknown. */
  Optional<Backfill> resume(BackfillId id);

  /** Stops it and its runs, each between two pages. Empty when unknown. */
  Optional<Backfill> cancel(BackfillId id);
}
