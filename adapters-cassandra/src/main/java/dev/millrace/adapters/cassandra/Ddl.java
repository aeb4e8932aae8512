package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;

/** Runs the statements of a migration one at a time, with time enough for a change of schema. */
record Ddl(CqlSession session, String keyspace) {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** The table that knows the files which were applied, and holds the lock. */
  String migrations() {
    return keyspace + ".schema_migrations";
  }

  /** Runs a statement, and waits until all nodes have the same schema. */
  void run(String what, String cql) {
    change(what, SimpleStatement.newInstance(cql));
  }

  /** The same for a statement that does not name the keyspace. */
  void runInKeyspace(String what, String cql) {
    change(what, SimpleStatement.newInstance(cql).setKeyspace(CqlIdentifier.fromCql(keyspace)));
  }

  /** Whether a conditional statement was applied. */
  boolean applied(String cql, Object... values) {
    return execute("lock migrations", SimpleStatement.newInstance(cql, values)).wasApplied();
  }

  ResultSet execute(String what, SimpleStatement statement) {
    try {
      return session.execute(statement.setTimeout(TIMEOUT));
    } catch (RuntimeException error) {
      throw Failures.of(what, error);
    }
  }

  private void change(String what, SimpleStatement statement) {
    ResultSet result = execute(what, statement);
    if (!result.getExecutionInfo().isSchemaInAgreement() && !session.checkSchemaAgreement()) {
      throw new TransientFailure(
          "cannot " + what + ": the nodes do not agree on the schema; migrate again");
    }
  }
}
