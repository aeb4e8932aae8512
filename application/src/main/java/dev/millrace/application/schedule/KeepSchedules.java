package dev.millrace.application.schedule;

import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.schedule.Missed;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import dev.millrace.domain.schedule.Timing;
import java.time.Duration;
import java.util.Optional;

/** Adds schedules, pauses and resumes them, and takes them away. */
public interface KeepSchedules {

  /**
   * Adds a schedule, whose first fire is the next that its timing names. The same again changes
   * nothing.
   *
   * @return empty when its name is another one's
   * @throws IllegalArgumentException when no family has the plan's name, it is one that nobody may
   *     ask for, or the jitter is too long
   */
  Optional<Schedule> add(
      ScheduleName name, Timing timing, Duration jitter, Missed missed, RunPlan plan);

  /** No fire starts a run any more when this returns; empty when there is none. */
  Optional<Schedule> pause(ScheduleName name);

  /** Goes on with the next fire from now: none that fell into the pause is made up for. */
  Optional<Schedule> resume(ScheduleName name);

  /** Takes a schedule away, not its runs; false when there is none. */
  boolean remove(ScheduleName name);
}
