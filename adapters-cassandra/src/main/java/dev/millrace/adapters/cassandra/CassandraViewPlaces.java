package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewPlace;
import dev.millrace.domain.port.serving.ViewPlaces;
import dev.millrace.domain.port.serving.WriterLease;
import dev.millrace.domain.port.serving.WriterLeases;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The places of all views in one partition, changed by lightweight transactions and read as these
 * left them.
 */
public final class CassandraViewPlaces implements ViewPlaces {

  private static final Duration TIMEOUT = Duration.ofSeconds(4);

  private final Supplier<CqlSession> session;
  private final String keyspace;
  private final RequestLimits limits;

  /**
   * @param session asked for before each statement
   */
  public CassandraViewPlaces(Supplier<CqlSession> session, String keyspace, RequestLimits limits) {
    this.session = session;
    this.keyspace = keyspace;
    this.limits = limits;
  }

  @Override
  public Places read() {
    SimpleStatement all =
        statement(
                "SELECT number, view_name, live, beside, phase, filled, filled_to"
                    + " FROM %s.view_places WHERE scope = 'views'")
            .setIdempotent(true)
            .setConsistencyLevel(DefaultConsistencyLevel.SERIAL);
    AtomicReference<Places> read = new AtomicReference<>(Places.FIRST);
    try (Flight flight = new Flight(limits)) {
      flight.send(
          "read where the views stand",
          timeout -> session.get().executeAsync(all.setTimeout(timeout)),
          answer -> read.set(places(answer)));
      flight.land();
    }
    return Objects.requireNonNull(read.get());
  }

  private static Places places(AsyncResultSet answer) {
    long number = 0;
    Map<String, ViewPlace> places = new HashMap<>();
    for (Row row : answer.currentPage()) {
      number = row.getLong("number");
      String view = row.getString("view_name");
      if (view != null) {
        places.put(view, place(view, row));
      }
    }
    return new Places(number, places);
  }

  private static ViewPlace place(String view, Row row) {
    return new ViewPlace(
        view,
        Objects.requireNonNull(row.getString("live")),
        row.getString("beside"),
        ViewPlace.Phase.valueOf(Objects.requireNonNull(row.getString("phase"))),
        row.getLong("filled"),
        row.getString("filled_to"));
  }

  @Override
  public boolean replace(ViewPlace place, long number) {
    SimpleStatement change =
        statement(
            "UPDATE %s.view_places SET number = ?, live = ?, beside = ?, phase = ?, filled = ?, filled_to = ?"
                + " WHERE scope = 'views' AND view_name = ? IF number = ?",
            number + 1,
            place.live(),
            place.beside(),
            place.phase().name(),
            place.filled(),
            place.filledTo(),
            place.view(),
            number == 0 ? null : number);
    return execute("change the place of " + place.view(), change).wasApplied();
  }

  @Override
  public void saw(WriterLease lease, long number) {
    SimpleStatement sight =
        statement(
                "INSERT INTO %s.writer_sights (name, id, number) VALUES (?, ?, ?) USING TTL "
                    + WriterLeases.LIFE.toSeconds(),
                lease.name(),
                lease.id(),
                number)
            .setIdempotent(true)
            .setConsistencyLevel(DefaultConsistencyLevel.LOCAL_QUORUM);
    execute("note what " + lease.name() + " has seen", sight);
  }

  /** Whoever takes the lease after it was asked for begins later. */
  @Override
  public Optional<Long> seenBy(String query) {
    SimpleStatement lease = statement("SELECT id FROM %s.writer_leases WHERE name = ?", query);
    Row held = one(query, lease, DefaultConsistencyLevel.SERIAL);
    if (held == null || held.isNull("id")) {
      return Optional.empty();
    }
    SimpleStatement sight =
        statement(
            "SELECT number FROM %s.writer_sights WHERE name = ? AND id = ?",
            query, held.getUuid("id"));
    Row seen = one(query, sight, DefaultConsistencyLevel.LOCAL_QUORUM);
    return Optional.of(seen == null ? 0 : seen.getLong("number"));
  }

  private @Nullable Row one(String query, SimpleStatement select, DefaultConsistencyLevel level) {
    return execute(
            "read what " + query + " has seen",
            select.setIdempotent(true).setConsistencyLevel(level))
        .one();
  }

  private SimpleStatement statement(String cql, @Nullable Object... values) {
    return SimpleStatement.newInstance(cql.formatted(keyspace), values).setTimeout(TIMEOUT);
  }

  private ResultSet execute(String what, SimpleStatement statement) {
    try {
      return session.get().execute(statement);
    } catch (RuntimeException error) {
      throw Failures.of(what, error);
    }
  }
}
