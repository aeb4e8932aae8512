package dev.millrace.application.schedule;

import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.schedule.Schedules;
import dev.millrace.domain.schedule.Missed;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import dev.millrace.domain.schedule.Timing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** {@link KeepSchedules} over the stored ones. */
public final class KeepingSchedules implements KeepSchedules {

  private final Families families;
  private final Schedules schedules;
  private final InstantSource clock;

  public KeepingSchedules(Families families, Schedules schedules, InstantSource clock) {
    this.families = families;
    this.schedules = schedules;
    this.clock = clock;
  }

  @Override
  public Optional<Schedule> add(
      ScheduleName name, Timing timing, Duration jitter, Missed missed, RunPlan plan) {
    families.named(plan.family());
    plan.requireAskable();
    Schedule schedule = Schedule.of(name, timing, jitter, missed, plan, clock.instant());
    return schedules.add(schedule)
        ? Optional.of(schedule)
        : schedules.find(name).filter(schedule::isLike);
  }

  @Override
  public Optional<Schedule> pause(ScheduleName name) {
    return schedules.pause(name);
  }

  @Override
  public Optional<Schedule> resume(ScheduleName name) {
    return schedules
        .find(name)
        .flatMap(schedule -> schedules.resume(name, schedule.after(clock.instant())));
  }

  @Override
  public boolean remove(ScheduleName name) {
    return schedules.remove(name);
  }
}
