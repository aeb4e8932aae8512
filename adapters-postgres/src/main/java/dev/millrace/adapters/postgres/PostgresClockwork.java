package dev.millrace.adapters.postgres;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Does pieces of work again and again, each in one process at a time. When that process dies,
 * another one takes over.
 */
public final class PostgresClockwork implements AutoCloseable {

  private static final String TABLE = "millrace.clockwork";

  private final Scheduler scheduler;

  private PostgresClockwork(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Begins at once, on a thread for each piece.
   *
   * @param takeOver how long at most until another process goes on for a dead one
   * @param pause from the end of a piece to its next begin, also when it failed
   * @param patience how long {@link #close} waits for a piece under way
   * @param pieces by the names under which the processes know them
   */
  public static PostgresClockwork start(
      PostgresDatabase database,
      Duration takeOver,
      Duration pause,
      Duration patience,
      Map<String, Runnable> pieces) {
    List<RecurringTask<Void>> tasks =
        pieces.entrySet().stream()
            .map(piece -> task(piece.getKey(), piece.getValue(), pause))
            .toList();
    Scheduler scheduler =
        SharedWork.in(database, TABLE, List.of(), takeOver, patience)
            .startTasks(tasks)
            .threads(pieces.size())
            .build();
    scheduler.start();
    return new PostgresClockwork(scheduler);
  }

  private static RecurringTask<Void> task(String name, Runnable piece, Duration pause) {
    return Tasks.recurring(name, FixedDelay.of(pause)).execute((instance, context) -> piece.run());
  }

  /** Begins nothing new, and waits for what is under way as long as was said at the start. */
  @Override
  public void close() {
    scheduler.stop();
  }
}
