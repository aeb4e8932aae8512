package dev.millrace.application.replay;

import dev.millrace.domain.port.replay.Replay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a replay did.
 *
 * @param replay as it is after it
 * @param lost the records of this step that could not be replayed
 * @param waitsFor why nothing was done; null when something was
 */
public record Step(Replay replay, List<Lost> lost, @Nullable String waitsFor) {

  public Step {
    lost = List.copyOf(lost);
  }
}
