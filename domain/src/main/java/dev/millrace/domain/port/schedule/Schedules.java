package dev.millrace.domain.port.schedule;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.schedule.Fire;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The schedules, durable. All methods throw {@link dev.millrace.domain.failure.TransientFailure}
 * when the store cannot be reached, and may then be repeated.
 */
public interface Schedules {

  /** Stores a new schedule; false when its name is taken, and then nothing changes. */
  boolean add(Schedule schedule);

  Optional<Schedule> find(ScheduleName name);

  /** All of them by name. */
  List<Schedule> all();

  /** Those whose next fire has come by then and that are not paused, the earliest first. */
  List<Schedule> due(Instant now);

  /**
   * Starts a fire's run and moves on to the next fire, in one transaction.
   *
   * @param seen the fire that came next when the schedule was read
   * @return false, and nothing happens, when that is no longer the next one, or when the schedule
   *     is paused or gone: of any number of callers, one fires
   */
  boolean fire(ScheduleName name, Fire seen, Fire fired, Fire next, RunId run, RunPlan plan);

  /** Moves on to the next fire without a run; false as with {@link #fire}. */
  boolean skip(ScheduleName name, Fire seen, Fire next);

  /** Pauses it; when this returns, it starts no run any more. Empty when there is none. */
  Optional<Schedule> pause(ScheduleName name);

  /** Ends a pause, with that fire as the next; changes nothing where there is no pause. */
  Optional<Schedule> resume(ScheduleName name, Fire next);

  /** Forgets it, not its runs; false when there is none. */
  boolean remove(ScheduleName name);
}
