package dev.millrace.adapters.postgres;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;

/**
 * What processes share by a table: each piece is done by one of them, and taken over from a dead
 * one.
 */
final class SharedWork {

  private static final Duration POLLING = Duration.ofMillis(250);

  /** db-scheduler's least; it looks for the dead every second heartbeat. */
  private static final int MISSED_HEARTBEATS = 4;

  private static final int HEARTBEATS_TO_TAKE_OVER = MISSED_HEARTBEATS + 2;

  private SharedWork() {}

  /** By the server's clock, as those that it shares the work with. */
  private static final class Clocked extends SchedulerBuilder {

    Clocked(PostgresDatabase database, List<Task<?>> known) {
      super(database.pool(), known);
      clock = database.clock()::instant;
    }
  }

  /**
   * A scheduler over a table, yet without threads.
   *
   * @param takeOver how long at most until another process goes on for a dead one
   * @param patience how long it waits at its end for what is under way
   */
  static SchedulerBuilder in(
      PostgresDatabase database,
      String table,
      List<Task<?>> known,
      Duration takeOver,
      Duration patience) {
    return new Clocked(database, known)
        .tableName(table)
        .serializer(new NoData())
        .pollingInterval(POLLING)
        .heartbeatInterval(takeOver.dividedBy(HEARTBEATS_TO_TAKE_OVER))
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .shutdownMaxWait(patience);
  }
}
