package dev.millrace.adapters.postgres;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.millrace.domain.event.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Executes submitted runs, each in one process at a time. When that process dies, another one (or
 * the same after its restart) takes the run over.
 */
public final class PostgresRunSchedule implements AutoCloseable {

  private static final int THREADS = 2;
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

  private final Scheduler scheduler;

  private PostgresRunSchedule(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Begins to execute runs that are due, two at a time, with polls every 250 ms.
   *
   * @param takeOver how long at most until a dead process's run is executed elsewhere
   * @param patience how long {@link #close} waits for runs to come to a page's end before it
   *     interrupts them
   * @param work executes a run and answers when to do so again, or empty when the run is over; what
   *     it throws is logged, and the run is executed again after five seconds
   */
  public static PostgresRunSchedule start(
      PostgresDatabase database,
      Duration takeOver,
      Duration patience,
      Function<RunId, Optional<Duration>> work) {
    Task<Void> runs =
        Tasks.custom(RunExecutions.RUN)
            .onFailureReschedule(FixedDelay.of(AFTER_A_FAILURE))
            .execute(handler(work));
    Scheduler scheduler =
        SharedWork.in(database, RunExecutions.TABLE, List.of(runs), takeOver, patience)
            .threads(THREADS)
            .build();
    scheduler.start();
    return new PostgresRunSchedule(scheduler);
  }

  /** Takes no new runs, and waits for the running ones as long as was said at the start. */
  @Override
  public void close() {
    scheduler.stop();
  }

  private static ExecutionHandler<Void> handler(Function<RunId, Optional<Duration>> work) {
    return (instance, context) ->
        work.apply(RunId.of(instance.getId()))
            .map(PostgresRunSchedule::again)
            .orElseGet(CompletionHandler.OnCompleteRemove::new);
  }

  private static CompletionHandler<Void> again(Duration delay) {
    return (complete, operations) ->
        operations.reschedule(complete, complete.getTimeDone().plus(delay));
  }
}
