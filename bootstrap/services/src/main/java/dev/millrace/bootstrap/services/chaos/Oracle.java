package dev.millrace.bootstrap.services.chaos;

import dev.millrace.domain.event.RunId;
import java.util.List;

/** Knows by its own account what a pipeline must hold. */
@FunctionalInterface
public interface Oracle {

  /** What it holds otherwise, after a run that has arrived. Asked once for each run, in order. */
  List<String> differences(RunId run);
}
