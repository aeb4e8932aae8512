package dev.millrace.application.schedule;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schedule.Schedules;
import dev.millrace.domain.schedule.Fire;
import dev.millrace.domain.schedule.Schedule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** {@link FireSchedules} by the clock, and by what became of the runs. */
public final class FiringSchedules implements FireSchedules {

  private final Schedules schedules;
  private final Runs runs;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  public FiringSchedules(Schedules schedules, Runs runs, InstantSource clock, Supplier<UUID> ids) {
    this.schedules = schedules;
    this.runs = runs;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public List<Fired> fire() {
    Instant now = clock.instant();
    return schedules.due(now).stream()
        .map(schedule -> fired(schedule, now))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Without the store there is none that could be fired. */
  private Optional<Fired> fired(Schedule schedule, Instant now) {
    try {
      return fire(schedule, now);
    } catch (TransientFailure away) {
      throw away;
    } catch (RuntimeException ofThisOne) {
      return Optional.of(Fired.failed(schedule, ofThisOne));
    }
  }

  private Optional<Fired> fire(Schedule schedule, Instant now) {
    Fire last = schedule.last(now);
    Fire next = schedule.after(last.due());
    if (!schedule.starts(last, now)) {
      boolean skipped = schedules.skip(schedule.name(), schedule.next(), next);
      return skipped ? Optional.of(Fired.missed(schedule, last)) : Optional.empty();
    }
    Optional<RunId> unfinished = unfinished(schedule);
    if (unfinished.isPresent()) {
      return Optional.of(Fired.waiting(schedule, last, unfinished.get()));
    }
    RunId run = new RunId(ids.get());
    boolean fired =
        schedules.fire(schedule.name(), schedule.next(), last, next, run, schedule.plan(last));
    return fired ? Optional.of(Fired.started(schedule, last, run)) : Optional.empty();
  }

  private Optional<RunId> unfinished(Schedule schedule) {
    return Optional.ofNullable(schedule.lastRun())
        .filter(last -> runs.find(last).filter(run -> !run.state().isOver()).isPresent());
  }
}
