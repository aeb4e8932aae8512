package dev.millrace.bootstrap.services.process;

import dev.millrace.adapters.postgres.PostgresClockwork.Piece;
import dev.millrace.application.backfill.AdvanceBackfills;
import dev.millrace.application.schedule.FireSchedules;
import dev.millrace.application.schedule.Fired;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.schedule.ScheduleName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What starts runs by itself, each piece with a line in the log for what it did. */
public final class LoggedClockwork {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedClockwork.class);

  private final Map<ScheduleName, RunId> waitedFor = new ConcurrentHashMap<>();
  private final Map<ScheduleName, String> failed = new ConcurrentHashMap<>();

  private LoggedClockwork() {}

  /**
   * The pieces.
   *
   * @param pause between two looks
   */
  public static List<Piece> pieces(FireSchedules fire, AdvanceBackfills advance, Duration pause) {
    LoggedClockwork log = new LoggedClockwork();
    return List.of(
        new Piece("schedules", pause, () -> fire.fire().forEach(log::tell)),
        new Piece("backfills", pause, () -> tell(advance.advance())));
  }

  private void tell(Fired fired) {
    if (fired.failure() != null) {
      tellOnce(fired, fired.failure());
    } else if (fired.waitsFor() != null) {
      tellOnce(fired, fired.waitsFor());
    } else if (fired.run() == null) {
      LOG.warn("schedule {}: the fire of {} was missed", fired.schedule(), fired.fire().due());
    } else {
      LOG.info(
          "schedule {}: the fire of {} started run {}",
          fired.schedule(),
          fired.fire().due(),
          fired.run());
    }
  }

  private void tellOnce(Fired fired, RuntimeException failure) {
    if (!failure.toString().equals(failed.put(fired.schedule(), failure.toString()))) {
      LOG.error(
          "schedule {}: the fire of {} failed and is tried again until it succeeds or the schedule is"
              + " paused or removed",
          fired.schedule(),
          fired.fire().due(),
          failure);
    }
  }

  private void tellOnce(Fired fired, RunId unfinished) {
    if (!unfinished.equals(waitedFor.put(fired.schedule(), unfinished))) {
      LOG.warn(
          "schedule {}: the fire of {} waits for run {}, which is not over",
          fired.schedule(),
          fired.fire().due(),
          unfinished);
    }
  }

  private static void tell(int started) {
    if (started > 0) {
      LOG.info("backfills started {} runs", started);
    }
  }
}
