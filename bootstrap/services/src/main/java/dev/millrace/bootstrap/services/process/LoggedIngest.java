package dev.millrace.bootstrap.services.process;

import dev.millrace.application.ingest.IngestRun;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log how the execution of a run begins and ends. */
public final class LoggedIngest implements IngestRun {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedIngest.class);

  private final IngestRun ingest;
  private final Runs runs;

  public LoggedIngest(IngestRun ingest, Runs runs) {
    this.ingest = ingest;
    this.runs = runs;
  }

  @Override
  public Optional<Duration> ingest(RunId id) {
    return runs.find(id)
        .map(run -> LogContext.of(id, run.plan().family(), () -> execute(run)))
        .orElseGet(() -> ingest.ingest(id));
  }

  private Optional<Duration> execute(Run run) {
    if (run.problem() == null) {
      LOG.info("begins at page {} of {}", run.nextPage(), run.plan().lastPage());
    }
    Optional<Duration> again = ingest.ingest(run.id());
    runs.find(run.id())
        .filter(after -> after.state().isOver() || isNews(after, run.problem()))
        .ifPresent(after -> tell(after, again));
    return again;
  }

  /** What waits says so once. */
  private static boolean isNews(Run run, @Nullable String before) {
    return run.problem() == null || !run.problem().equals(before);
  }

  private static void tell(Run run, Optional<Duration> again) {
    if (run.state().isOver() && !run.drift().isNone()) {
      LOG.warn(
          "its records differ from those before: new {}, missing {}{}",
          run.drift().added(),
          run.drift().missing(),
          run.drift().isCut() ? ", and there may be more, as too many fields came" : "");
    }
    if (run.state() == RunState.FAILED) {
      LOG.warn("failed for good: {}", run.problem());
    } else if (run.problem() != null) {
      LOG.warn("is tried again in {}: {}", again.orElse(Duration.ZERO), run.problem());
    } else {
      LOG.info("is {} up to page {}", run.state(), run.nextPage() - 1);
    }
  }
}
