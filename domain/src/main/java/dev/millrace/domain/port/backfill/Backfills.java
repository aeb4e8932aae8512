package dev.millrace.domain.port.backfill;

import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.backfill.BackfillId;
import dev.millrace.domain.backfill.BackfillPlan;
import dev.millrace.domain.backfill.Place;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.RunPlan;
import java.util.List;
import java.util.Optional;

/**
 * The backfills, durable. All methods throw {@link dev.millrace.domain.failure.TransientFailure}
 * when the store cannot be reached, and may then be repeated.
 */
public interface Backfills {

  /** Stores a new backfill at its begin. One that is known already stays as it is. */
  void submit(BackfillId id, BackfillPlan plan);

  Optional<Backfill> find(BackfillId id);

  /** The newest first, at most {@code limit}. */
  List<Backfill> newest(int limit);

  /** Those that are RUNNING, the oldest first. */
  List<Backfill> running();

  /**
   * Starts one of its runs and moves on, in one transaction.
   *
   * @return false, and nothing happens, when the backfill is no longer at {@code from} or not
   *     RUNNING: of any number of callers, one starts the run
   */
  boolean start(BackfillId id, Place from, Place to, RunId run, RunPlan plan);

  /** Moves on without a run; false as with {@link #start}. */
  boolean move(BackfillId id, Place from, Place to);

  /**
   * Ends a backfill that is RUNNING at {@code at} and none of whose runs is under way: DONE when
   * all were fetched, FAILED otherwise. Changes nothing else.
   */
  void finish(BackfillId id, Place at);

  /** Pauses a RUNNING one; when this returns, it starts no run any more. Empty when unknown. */
  Optional<Backfill> pause(BackfillId id);

  /** Goes on with a PAUSED one. Empty when unknown. */
  Optional<Backfill> resume(BackfillId id);

  /** Stops one that is not over, and cancels those of its runs that are not. Empty when unknown. */
  Optional<Backfill> cancel(BackfillId id);
}
