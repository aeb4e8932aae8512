package dev.millrace.adapters.postgres;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;

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
   * Something to do.
   *
   * @param name under which the processes know it
   * @param pause from its end to its next begin, also when it failed
   */
  public record Piece(String name, Duration pause, Runnable work) {}

  /**
   * Begins at once, on a thread for each piece.
   *
   * @param takeOver how long at most until another process goes on for a dead one
   * @param patience how long {@link #close} waits for a piece under way
   */
  public static PostgresClockwork start(
      PostgresDatabase database, Duration takeOver, Duration patience, List<Piece> pieces) {
    List<RecurringTask<Void>> tasks = pieces.stream().map(PostgresClockwork::task).toList();
    Scheduler scheduler =
        SharedWork.in(database, TABLE, List.of(), takeOver, patience)
            .startTasks(tasks)
            .threads(pieces.size())
            .build();
    scheduler.start();
    return new PostgresClockwork(scheduler);
  }

  private static RecurringTask<Void> task(Piece piece) {
    return Tasks.recurring(piece.name(), FixedDelay.of(piece.pause()))
        .execute((instance, context) -> piece.work().run());
  }

  /** Begins nothing new, and waits for what is under way as long as was said at the start. */
  @Override
  public void close() {
    scheduler.stop();
  }
}
