package dev.millrace.domain.port.schedule;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.schedule.Fire;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Schedules in memory. Safe for all threads. */
public final class InMemorySchedules implements Schedules {

  private final Runs runs;
  private final TreeMap<ScheduleName, Schedule> known = new TreeMap<>();

  public InMemorySchedules(Runs runs) {
    this.runs = runs;
  }

  @Override
  public synchronized boolean add(Schedule schedule) {
    return known.putIfAbsent(schedule.name(), schedule) == null;
  }

  @Override
  public synchronized Optional<Schedule> find(ScheduleName name) {
    return Optional.ofNullable(known.get(name));
  }

  @Override
  public synchronized List<Schedule> all() {
    return List.copyOf(known.values());
  }

  @Override
  public synchronized List<Schedule> due(Instant now) {
    return known.values().stream()
        .filter(schedule -> !schedule.paused() && !schedule.next().at().isAfter(now))
        .sorted(Comparator.comparing(schedule -> schedule.next().at()))
        .toList();
  }

  @Override
  public synchronized boolean fire(
      ScheduleName name, Fire seen, Fire fired, Fire next, RunId run, RunPlan plan) {
    boolean isNext = isNext(name, seen);
    if (isNext) {
      change(name, schedule -> with(schedule, false, next, run, fired.due()));
      runs.submit(run, plan);
    }
    return isNext;
  }

  @Override
  public synchronized boolean skip(ScheduleName name, Fire seen, Fire next) {
    boolean isNext = isNext(name, seen);
    if (isNext) {
      change(name, it -> with(it, false, next, it.lastRun(), it.lastDue()));
    }
    return isNext;
  }

  private boolean isNext(ScheduleName name, Fire seen) {
    return find(name)
        .filter(schedule -> !schedule.paused() && schedule.next().equals(seen))
        .isPresent();
  }

  @Override
  public synchronized Optional<Schedule> pause(ScheduleName name) {
    return change(name, it -> with(it, true, it.next(), it.lastRun(), it.lastDue()));
  }

  @Override
  public synchronized Optional<Schedule> resume(ScheduleName name, Fire next) {
    return change(name, it -> it.paused() ? with(it, false, next, it.lastRun(), it.lastDue()) : it);
  }

  @Override
  public synchronized boolean remove(ScheduleName name) {
    return known.remove(name) != null;
  }

  private Optional<Schedule> change(ScheduleName name, UnaryOperator<Schedule> change) {
    return Optional.ofNullable(known.computeIfPresent(name, (same, it) -> change.apply(it)));
  }

  private static Schedule with(
      Schedule schedule,
      boolean paused,
      Fire next,
      @Nullable RunId lastRun,
      @Nullable Instant lastDue) {
    return new Schedule(
        schedule.name(),
        schedule.timing(),
        schedule.jitter(),
        schedule.missed(),
        schedule.plan(),
        paused,
        next,
        lastRun,
        lastDue);
  }
}
