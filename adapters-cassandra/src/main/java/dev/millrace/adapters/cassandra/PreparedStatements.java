package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Prepares each statement once, with the patience of any other request. */
final class PreparedStatements {

  private final CqlSession session;
  private final RequestLimits limits;
  private final Map<String, PreparedStatement> prepared = new ConcurrentHashMap<>();

  PreparedStatements(CqlSession session, RequestLimits limits) {
    this.session = session;
    this.limits = limits;
  }

  PreparedStatement of(String cql) {
    PreparedStatement known = prepared.get(cql);
    return known != null ? known : prepare(cql);
  }

  private PreparedStatement prepare(String cql) {
    // The driver knows a statement by all its settings: a time-out that varies would not be found.
    SimpleStatement statement =
        SimpleStatement.newInstance(cql)
            .setTimeout(limits.requestTimeout())
            .setConsistencyLevel(limits.consistency().level())
            .setIdempotent(true);
    try (Flight flight = new Flight(limits)) {
      flight.<PreparedStatement>send(
          "prepare " + cql,
          timeout -> session.prepareAsync(statement),
          answer -> prepared.put(cql, answer));
      flight.land();
    }
    return Objects.requireNonNull(prepared.get(cql));
  }
}
