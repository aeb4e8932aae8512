package dev.millrace.application.verify;

import dev.millrace.domain.event.RunId;
import java.util.Optional;

/** Proves a run against the delivered data. */
@FunctionalInterface
public interface VerifyRun {

  /** Looks every event of a run up in store, log and views; empty when there is no such run. */
  default Optional<Verification> verify(RunId run) {
    return verify(run, (done, total) -> {});
  }

  /** The same, for those who tell others meanwhile how far it is. */
  Optional<Verification> verify(RunId run, Advance advance);
}
