package dev.millrace.application.schedule;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.schedule.Schedules;
import dev.millrace.domain.schedule.Fire;
import dev.millrace.domain.schedule.Schedule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** {@link FireSchedules} by the clock. */
public final class FiringSchedules implements FireSchedules {

  private final Schedules schedules;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  public FiringSchedules(Schedules schedules, InstantSource clock, Supplier<UUID> ids) {
    this.schedules = schedules;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public List<Fired> fire() {
    Instant now = clock.instant();
    return schedules.due(now).stream()
        .map(schedule -> fire(schedule, now))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Fired> fire(Schedule schedule, Instant now) {
    Fire last = schedule.last(now);
    Fire next = schedule.after(last.due());
    if (!schedule.starts(last, now)) {
      boolean skipped = schedules.skip(schedule.name(), schedule.next(), next);
      return skipped ? Optional.of(new Fired(schedule.name(), last, null)) : Optional.empty();
    }
    RunId run = new RunId(ids.get());
    boolean fired =
        schedules.fire(schedule.name(), schedule.next(), last, next, run, schedule.plan(last));
    return fired ? Optional.of(new Fired(schedule.name(), last, run)) : Optional.empty();
  }
}
