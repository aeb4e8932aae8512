package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an exception of JDBC means; by the manual's appendix "PostgreSQL Error Codes". The server's
 * message may hold values of rows, so of it only the code is shown when rows were involved.
 */
final class SqlProblem {

  /** Deadlock, serialization failure, and two who insert the same: the whole is repeated. */
  private static final Set<String> CONFLICTS = Set.of("40P01", "40001", "23505");

  /** Connection, resources, shutdown, operator's intervention, timeouts, system errors. */
  private static final Set<String> PASSING = Set.of("08", "53", "57", "58", "40");

  private static final Set<String> LOST = Set.of("08", "57");

  /**
   * A lock that somebody holds; a server that only reads for now, as one does that recovers or is
   * about to take over; and a password that was renewed here or there, and is soon in both places.
   */
  private static final Set<String> PASSING_STATES = Set.of("55P03", "25006", "28P01");

  private final SQLException cause;
  private final String state;

  private SqlProblem(SQLException cause) {
    this.cause = cause;
    this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
  }

  /** The innermost exception of JDBC with a code, or else any, among the causes. */
  static Optional<SqlProblem> in(Throwable thrown) {
    SQLException found = null;
    for (Throwable cause = thrown; cause != null; cause = next(cause)) {
      if (cause instanceof SQLException sql && (found == null || sql.getSQLState() != null)) {
        found = sql;
      }
    }
    return Optional.ofNullable(found).map(SqlProblem::new);
  }

  boolean isConflict() {
    return CONFLICTS.contains(state);
  }

  /** The failure when nothing was committed. */
  Failure failure(String what) {
    return isPassing()
        ? new TransientFailure(message(what), cause)
        : new PermanentFailure(message(what), cause);
  }

  /** The failure when the commit was under way. */
  Failure failureOfCommit(String what) {
    return state.isEmpty() || LOST.contains(category())
        ? new OutcomeUnknown(message(what) + "; it may have been committed", cause)
        : failure(what);
  }

  private boolean isPassing() {
    return state.isEmpty()
        ? cause instanceof SQLTransientException
        : PASSING.contains(category()) || PASSING_STATES.contains(state) || isConflict();
  }

  private String category() {
    return state.length() < 2 ? "" : state.substring(0, 2);
  }

  private String message(String what) {
    boolean showsRows = Set.of("21", "22", "23").contains(category());
    String why = showsRows ? withoutRows() : String.valueOf(cause.getMessage());
    return state.isEmpty() ? what + ": " + why : what + ": " + why + " (SQLSTATE " + state + ")";
  }

  private String withoutRows() {
    return isConflict() ? "others write the same" : "the data does not fit";
  }

  private static @Nullable Throwable next(Throwable thrown) {
    return thrown.getCause() == thrown ? null : thrown.getCause();
  }
}
