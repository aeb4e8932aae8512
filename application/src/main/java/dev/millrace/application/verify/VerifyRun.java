package dev.millrace.application.verify;

import dev.millrace.domain.event.RunId;
import java.util.Optional;

/** Proves a run against the delivered data. */
@FunctionalInterface
public interface VerifyRun {

  /** Looks every event of a run up in store, log and views; empty when there is no such run. */
  Optional<Verification> verify(RunId run);
}
