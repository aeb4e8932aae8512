package dev.millrace.bootstrap.services.process;

import dev.millrace.application.backfill.AdvanceBackfills;
import dev.millrace.application.schedule.FireSchedules;
import dev.millrace.application.schedule.Fired;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What starts runs by itself, each piece with a line in the log for what it did. */
public final class LoggedClockwork {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedClockwork.class);

  private LoggedClockwork() {}

  /** The pieces, by name. */
  public static Map<String, Runnable> pieces(FireSchedules fire, AdvanceBackfills advance) {
    return Map.of(
        "schedules", () -> fire.fire().forEach(LoggedClockwork::tell),
        "backfills", () -> tell(advance.advance()));
  }

  private static void tell(Fired fired) {
    if (fired.run() == null) {
      LOG.warn("schedule {}: the fire of {} was missed", fired.schedule(), fired.fire().due());
    } else {
      LOG.info(
          "schedule {}: the fire of {} started run {}",
          fired.schedule(),
          fired.fire().due(),
          fired.run());
    }
  }

  private static void tell(int started) {
    if (started > 0) {
      LOG.info("backfills started {} runs", started);
    }
  }
}
