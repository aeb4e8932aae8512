package dev.millrace.application.schedule;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.schedule.Fire;
import dev.millrace.domain.schedule.ScheduleName;
import org.jspecify.annotations.Nullable;

/**
 * What became of a fire.
 *
 * @param run that it started; null when it was missed and left out, or waits
 * @param waitsFor the schedule's last run, when that is not over and the fire waits for it
 */
public record Fired(
    ScheduleName schedule, Fire fire, @Nullable RunId run, @Nullable RunId waitsFor) {}
