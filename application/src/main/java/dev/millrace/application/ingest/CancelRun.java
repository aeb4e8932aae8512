package dev.millrace.application.ingest;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.Run;
import java.util.Optional;

/** Stops a run. */
@FunctionalInterface
public interface CancelRun {

  /**
   * Stops a run between two pages: none is stored any more when this returns. What it stored stays
   * and is served. A run that is over stays as it is.
   *
   * @return the run as it then stands; empty when there is none
   */
  Optional<Run> cancel(RunId run);
}
