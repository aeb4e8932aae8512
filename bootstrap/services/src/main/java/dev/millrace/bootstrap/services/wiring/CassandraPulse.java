package dev.millrace.bootstrap.services.wiring;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;
import java.util.function.Supplier;

/** Whether Cassandra answers. */
record CassandraPulse(Supplier<CqlSession> session) implements Supplier<Boolean> {

  private static final SimpleStatement QUESTION =
      SimpleStatement.newInstance("SELECT key FROM system.local")
          .setTimeout(Duration.ofSeconds(2))
          .setIdempotent(true);

  @Override
  public Boolean get() {
    try {
      return session.get().execute(QUESTION).one() != null;
    } catch (DriverException away) {
      throw new TransientFailure("no node answers: " + away.getMessage(), away);
    }
  }
}
