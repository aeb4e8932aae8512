package dev.millrace.application.ingest;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.Runs;
import java.util.Optional;

/** {@link CancelRun} over the stored runs. Whoever executes the run finds it cancelled. */
public final class CancellingRun implements CancelRun {

  private final Runs runs;

  public CancellingRun(Runs runs) {
    this.runs = runs;
  }

  @Override
  public Optional<Run> cancel(RunId run) {
    return runs.cancel(run);
  }
}
