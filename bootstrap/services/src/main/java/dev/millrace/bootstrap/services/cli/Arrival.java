package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.bootstrap.services.pipeline.RunWatch;
import dev.millrace.bootstrap.services.progress.Gauge;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.run.Runs;
import java.time.Duration;
import java.util.Optional;

/** Waits for a run with a gauge, and says how it ended. */
final class Arrival {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Arrival() {}

  static ExitCode await(Output output, Injector injector, RunId run) {
    Optional<String> problem = follow(output, injector, run);
    output.say(
        problem
            .map(why -> "Run " + run + ": " + why + ".")
            .orElse("Run " + run + " has arrived. `millrace verify " + run + "` proves it."));
    return problem.isEmpty() ? ExitCode.OK : ExitCode.NO;
  }

  private static Optional<String> follow(Output output, Injector injector, RunId run) {
    RunWatch watch =
        new RunWatch(
            injector.getInstance(Runs.class), injector.getInstance(Ledger.class), PATIENCE);
    try (Gauge gauge = output.gauge("carrying")) {
      return watch.follow(run, gauge, sheet -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the wait was interrupted");
    }
  }
}
