package dev.millrace.application.schedule;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.schedule.Fire;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import org.jspecify.annotations.Nullable;

/**
 * What became of a fire.
 *
 * @param run that it started; null when it was missed and left out, waits, or failed
 * @param waitsFor the schedule's last run, when that is not over and the fire waits for it
 * @param failure why nothing could be done about it; it is tried again at the next look
 */
public record Fired(
    ScheduleName schedule,
    Fire fire,
    @Nullable RunId run,
    @Nullable RunId waitsFor,
    @Nullable RuntimeException failure) {

  static Fired started(Schedule schedule, Fire fire, RunId run) {
    return new Fired(schedule.name(), fire, run, null, null);
  }

  static Fired missed(Schedule schedule, Fire fire) {
    return new Fired(schedule.name(), fire, null, null, null);
  }

  static Fired waiting(Schedule schedule, Fire fire, RunId unfinished) {
    return new Fired(schedule.name(), fire, null, unfinished, null);
  }

  static Fired failed(Schedule schedule, RuntimeException failure) {
    return new Fired(schedule.name(), schedule.next(), null, null, failure);
  }
}
