package dev.millrace.application.ingest;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.RunPlan;

/** Asks for a run. */
@FunctionalInterface
public interface SubmitRun {

  /**
   * Stores a run and its execution, and returns at once.
   *
   * @throws IllegalArgumentException when no family has the plan's name
   */
  RunId submit(RunPlan plan);
}
