package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.RunPlan;
import java.time.Instant;
import java.util.UUID;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

/**
 * A run before it is stored.
 *
 * @param backfill of which it is a part
 */
record NewRun(RunId id, RunPlan plan, @Nullable UUID backfill) {

  /** Stores it and its execution; false when it is known already. */
  boolean insert(SqlSession session, Instant now) {
    int inserted =
        session.getMapper(RunStatements.class).insert(id.value(), PlanRow.of(plan), backfill);
    if (inserted == 1) {
      RunExecutions.schedule(session.getConnection(), id, now);
    }
    return inserted == 1;
  }
}
