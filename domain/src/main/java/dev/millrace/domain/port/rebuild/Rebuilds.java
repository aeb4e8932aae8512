package dev.millrace.domain.port.rebuild;

import dev.millrace.domain.rebuild.Goal;
import dev.millrace.domain.rebuild.Rebuild;
import dev.millrace.domain.rebuild.RebuildId;
import java.util.List;
import java.util.Optional;

/**
 * The rebuilds that were ordered, durable; of each view one at most is not over. All methods throw
 * {@link dev.millrace.domain.failure.TransientFailure} when the store cannot be reached, and may
 * then be repeated.
 */
public interface Rebuilds {

  /**
   * Stores a new rebuild, unless it is known already, or another one of the view is not over.
   *
   * @return the one that is stored then: the new one, or what was there instead
   */
  Rebuild submit(RebuildId id, String view, Goal goal);

  Optional<Rebuild> find(RebuildId id);

  /** The newest first, at most {@code limit}. */
  List<Rebuild> newest(int limit);

  /** Those that are RUNNING, the oldest first. */
  List<Rebuild> running();

  /**
   * Stores what became of a rebuild, unless it was changed since it had this number. When one is
   * over for the first time, that is its end.
   *
   * @return the rebuild as it is stored then, with its next number; empty when it was changed
   */
  Optional<Rebuild> note(Rebuild rebuild);
}
