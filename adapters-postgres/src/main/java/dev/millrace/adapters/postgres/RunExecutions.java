package dev.millrace.adapters.postgres;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import dev.millrace.domain.event.RunId;
import java.sql.Connection;
import java.time.Instant;
import org.apache.ibatis.exceptions.PersistenceException;

/** The executions of runs as db-scheduler knows them: an instance per run, without data. */
final class RunExecutions {

  static final TaskDescriptor<Void> RUN = TaskDescriptor.of("run");
  static final String TABLE = "millrace.scheduled_tasks";

  private RunExecutions() {}

  /** Schedules a run's execution in the transaction of a connection. */
  static void schedule(Connection connection, RunId run, Instant at) {
    try {
      client(connection).scheduleIfNotExists(RUN.instance(run.toString()).build(), at);
    } catch (SQLRuntimeException thrown) {
      throw new PersistenceException(thrown);
    }
  }

  private static SchedulerClient client(Connection connection) {
    return SchedulerClient.Builder.create(new LentConnection(connection))
        .tableName(TABLE)
        .serializer(new NoData())
        .build();
  }
}
