package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.TransientFailure;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in a transaction, repeats it as a whole after a conflict, and translates what JDBC
 * throws.
 */
final class Transactions {

  private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
  private static final int MAX_ATTEMPTS = 8;
  private static final int BACK_OFF_MILLIS = 10;

  private final SqlSessionFactory sessions;
  private final String where;

  Transactions(SqlSessionFactory sessions, String where) {
    this.sessions = sessions;
    this.where = where;
  }

  /**
   * Runs a piece of work and commits it.
   *
   * @param what it does, for messages: a verb phrase
   */
  <T> T run(String what, Function<SqlSession, T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(what, work);
      } catch (Conflict conflict) {
        if (attempt == MAX_ATTEMPTS) {
          throw conflict.failure;
        }
        LOG.debug("Attempt {} to {} met a conflict", attempt, what);
        pause(attempt);
      }
    }
  }

  /**
   * Asks by a single statement, which is a transaction by itself: one round trip, and no second.
   */
  <T> T ask(String what, Function<SqlSession, T> question) {
    try (SqlSession session = sessions.openSession(true)) {
      return work(what, session, question);
    } catch (Conflict conflict) {
      throw conflict.failure;
    }
  }

  private <T> T once(String what, Function<SqlSession, T> work) {
    try (SqlSession session = sessions.openSession(false)) {
      T result = work(what, session, work);
      commit(what, session);
      return result;
    }
  }

  private <T> T work(String what, SqlSession session, Function<SqlSession, T> work) {
    try {
      return work.apply(session);
    } catch (PersistenceException thrown) {
      throw translated(thrown, what);
    }
  }

  private void commit(String what, SqlSession session) {
    try {
      session.commit(true);
    } catch (PersistenceException thrown) {
      SqlProblem problem = SqlProblem.in(thrown).orElseThrow(() -> thrown);
      Failure failure = problem.failureOfCommit(describe(what));
      throw problem.isConflict() ? new Conflict(failure) : failure;
    }
  }

  private RuntimeException translated(PersistenceException thrown, String what) {
    Optional<SqlProblem> problem = SqlProblem.in(thrown);
    if (problem.isEmpty()) {
      return thrown.getCause() instanceof RuntimeException cause ? cause : thrown;
    }
    Failure failure = problem.get().failure(describe(what));
    return problem.get().isConflict() ? new Conflict(failure) : failure;
  }

  private String describe(String what) {
    return "Cannot " + what + " in " + where;
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, (long) BACK_OFF_MILLIS << attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("Interrupted between two attempts of a transaction", e);
    }
  }

  /** A transaction that lost against another one; never leaves this class. */
  private static final class Conflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    Conflict(Failure failure) {
      super(failure);
      this.failure = failure;
    }
  }
}
