package dev.millrace.application.ingest;

import dev.millrace.domain.event.RunId;
import java.time.Duration;
import java.util.Optional;

/** Executes a run, from its next page to its end. */
@FunctionalInterface
public interface IngestRun {

  /**
   * Fetches and stores the pages that are missing. Stops between two pages when the thread is
   * interrupted.
   *
   * @return when to try again, or empty when the run is over
   */
  Optional<Duration> ingest(RunId run);
}
