package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.run.RunState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.session.SqlSession;

/**
 * Runs that are under way somewhere, so that a loss could still be made good from what they left.
 */
final class UnsettledRuns {

  private UnsettledRuns() {}

  /** What the first of them lacks; empty when all are over and settled. */
  static Optional<String> among(SqlSession session, List<UUID> runs) {
    return runs.stream().flatMap(run -> lack(session, run).stream()).findFirst();
  }

  private static Optional<String> lack(SqlSession session, UUID run) {
    if (!isOver(session, run)) {
      return Optional.of("run " + run + " is not over");
    }
    return isSettled(session, run)
        ? Optional.empty()
        : Optional.of("run " + run + " is not settled, see `millrace ledger " + run + "`");
  }

  private static boolean isOver(SqlSession session, UUID run) {
    RunRow found = session.getMapper(RunStatements.class).find(run);
    return found != null && RunState.valueOf(found.state()).isOver();
  }

  private static boolean isSettled(SqlSession session, UUID run) {
    SheetRow sheet = session.getMapper(LedgerStatements.class).sheet(run);
    return sheet != null && sheet.toSheet().isSettled();
  }
}
