package dev.millrace.application.ingest;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.RunPlan;

/** Asks for a run. */
public interface SubmitRun {

  /**
   * Stores a run and its execution, and returns at once.
   *
   * @throws IllegalArgumentException when no family has the plan's name, or it is one that nobody
   *     may ask for
   */
  RunId submit(RunPlan plan);

  /**
   * The same under an id that the caller drew, for those who may have to repeat it: a run that is
   * known already stays as it is.
   */
  void submit(RunId id, RunPlan plan);
}
