package dev.millrace.domain.port.backfill;

import dev.millrace.domain.port.run.RunPlan;
import java.util.Set;

/** The pages whose records the store holds, whichever run brought them. */
public interface HeldPages {

  /**
   * Those of a plan's pages that some run stored from the same source (its version is in the
   * address), seed and page size, with no fewer records than the plan wants of it. A page stays
   * held when its raw data is dropped: its records are on their way or served, which fetching it
   * again would not change.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the store cannot be reached
   */
  Set<Integer> of(RunPlan plan);
}
