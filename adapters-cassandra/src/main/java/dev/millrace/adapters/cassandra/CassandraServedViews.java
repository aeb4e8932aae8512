package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.millrace.domain.port.serving.ServedRow;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Looks views up in Cassandra. The session stays open: whoever opened it closes it. */
public final class CassandraServedViews implements ServedViews {

  private final CqlSession session;
  private final Statements statements;
  private final RequestLimits limits;
  private final PreparedStatements prepared;

  public CassandraServedViews(CqlSession session, String keyspace, RequestLimits limits) {
    this.session = session;
    this.statements = new Statements(keyspace);
    this.limits = limits;
    this.prepared = new PreparedStatements(session, limits);
  }

  @Override
  public Map<RecordKey, ServedRow> served(View byKey, Collection<RecordKey> keys) {
    String cql = statements.select(byKey, ServedRows.SELECTORS);
    Map<RecordKey, ServedRow> rows = new ConcurrentHashMap<>();
    try (Flight flight = new Flight(limits)) {
      for (RecordKey key : keys) {
        keyValues(byKey, List.of(key.value()))
            .ifPresent(
                values ->
                    look(
                        flight,
                        byKey,
                        bound(cql, byKey, values),
                        row -> rows.put(key, ServedRows.of(byKey, key, row))));
      }
      flight.land();
    }
    return Map.copyOf(rows);
  }

  @Override
  public List<ServedRow> rows(List<View> views, ViewKeys keys) {
    Collection<ServedRow> rows = new ConcurrentLinkedQueue<>();
    try (Flight flight = new Flight(limits)) {
      for (View view : views) {
        List<String> key = keys.byView().getOrDefault(view.name(), List.of());
        keyValues(view, key)
            .ifPresent(values -> lookWithKey(flight, recordKey(views), view, values, rows::add));
      }
      flight.land();
    }
    return List.copyOf(rows);
  }

  @Override
  public Map<String, Map<Long, Long>> counts(View windowed) {
    return WindowScan.of(session, statements, limits).counts(windowed);
  }

  private void lookWithKey(
      Flight flight, Column recordKey, View view, List<Object> values, Consumer<ServedRow> taken) {
    List<String> selectors = new ArrayList<>(ServedRows.SELECTORS);
    selectors.add(Statements.quoted(recordKey.name()) + " AS record_key");
    look(
        flight,
        view,
        bound(statements.select(view, selectors), view, values),
        row -> taken.accept(ServedRows.of(view, keyOf(row), row)));
  }

  private void look(Flight flight, View view, BoundStatement statement, Consumer<Row> taken) {
    flight.send(
        "read " + view.name(),
        (Duration timeout) -> session.executeAsync(statement.setTimeout(timeout)),
        answer -> Optional.ofNullable(answer.one()).ifPresent(taken));
  }

  private BoundStatement bound(String cql, View view, List<Object> key) {
    return Values.bind(prepared.of(cql).boundStatementBuilder(), 0, view.key(), key).build();
  }

  /** Empty when the text is no key of that view: no row can stand there. */
  private static Optional<List<Object>> keyValues(View view, List<String> text) {
    List<Column> columns = view.key();
    if (text.size() != columns.size()) {
      return Optional.empty();
    }
    try {
      List<Object> values = new ArrayList<>(text.size());
      for (int i = 0; i < text.size(); i++) {
        values.add(columns.get(i).type().parse(text.get(i)));
      }
      return Optional.of(values);
    } catch (IllegalArgumentException | DateTimeException notSuchAKey) {
      return Optional.empty();
    }
  }

  private static Column recordKey(List<View> views) {
    return views.get(0).partitionKey().get(0);
  }

  private static RecordKey keyOf(Row row) {
    return new RecordKey(String.valueOf(row.getObject("record_key")));
  }
}
