package dev.millrace.application.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the books tell of runs.
 *
 * @param waitingSince when the first of those was submitted that are not begun yet; null where all
 *     are
 * @param last one of each family that has one
 */
public record RunsReading(@Nullable Instant waitingSince, List<LastRun> last) {

  public RunsReading {
    last = List.copyOf(last);
  }
}
