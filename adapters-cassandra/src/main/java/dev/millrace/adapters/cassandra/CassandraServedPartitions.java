package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads partitions from Cassandra: one asynchronous request for each. The session stays open:
 * whoever opened it closes it.
 */
public final class CassandraServedPartitions implements ServedPartitions {

  private final CqlSession session;
  private final Statements statements;
  private final RequestLimits limits;
  private final PreparedStatements prepared;

  public CassandraServedPartitions(CqlSession session, String keyspace, RequestLimits limits) {
    this.session = session;
    this.statements = new Statements(keyspace);
    this.limits = limits;
    this.prepared = new PreparedStatements(session, limits);
  }

  @Override
  public Map<RecordKey, List<ViewRow>> rows(View view, Collection<RecordKey> keys, int most) {
    String what = "read " + view.name();
    Map<RecordKey, List<ViewRow>> found = new ConcurrentHashMap<>();
    try (Flight flight = new Flight(limits)) {
      for (RecordKey key : keys) {
        Optional<BoundStatement> statement = bound(view, key, most);
        if (statement.isPresent()) {
          flight.send(
              what,
              (Duration timeout) -> session.executeAsync(statement.get().setTimeout(timeout)),
              answer -> take(view, key, answer, found));
        }
      }
      flight.land();
    }
    return Map.copyOf(found);
  }

  @Override
  public Map<List<Object>, List<ViewRow>> under(View view, Collection<List<Object>> keys) {
    String what = "read " + view.name();
    Map<List<Object>, List<ViewRow>> found = new ConcurrentHashMap<>();
    try (Flight flight = new Flight(limits)) {
      for (List<Object> key : keys) {
        BoundStatement statement = bound(view, key);
        flight.send(
            what,
            (Duration timeout) ->
                session
                    .executeAsync(statement.setTimeout(timeout))
                    .thenCompose(
                        page ->
                            withNext(view, new ArrayList<>(), statement.setTimeout(timeout), page)),
            rows -> {
              if (!rows.isEmpty()) {
                found.put(key, List.copyOf(rows));
              }
            });
      }
      flight.land();
    }
    return Map.copyOf(found);
  }

  private BoundStatement bound(View view, List<Object> key) {
    List<Column> columns = view.key().subList(0, key.size());
    return Values.bind(
            prepared.of(statements.selectUnder(view, columns)).boundStatementBuilder(),
            0,
            columns,
            key)
        .setPageSize(PageSize.FIRST)
        .build();
  }

  /** A partition may hold many small rows or some large ones: its pages tell. */
  private CompletionStage<List<ViewRow>> withNext(
      View view, List<ViewRow> rows, BoundStatement asked, AsyncResultSet page) {
    PageSize size = new PageSize();
    for (Row row : page.currentPage()) {
      size.add(row);
      rows.add(new ViewRow(view, Values.read(row, view.columns())));
    }
    ByteBuffer behind = page.getExecutionInfo().getPagingState();
    if (behind == null) {
      return CompletableFuture.completedFuture(rows);
    }
    BoundStatement next = asked.setPagingState(behind).setPageSize(size.next());
    return session
        .executeAsync(next)
        .thenCompose(following -> withNext(view, rows, next, following));
  }

  /** All rows come in one page, so that nothing has to be asked for twice. */
  private Optional<BoundStatement> bound(View view, RecordKey key, int most) {
    return value(view.partitionKey().get(0), key)
        .map(
            value ->
                Values.bind(
                        prepared.of(statements.selectPartition(view)).boundStatementBuilder(),
                        0,
                        view.partitionKey(),
                        List.of(value))
                    .setInt(1, most)
                    .setPageSize(most)
                    .build());
  }

  private static void take(
      View view, RecordKey key, AsyncResultSet answer, Map<RecordKey, List<ViewRow>> found) {
    List<ViewRow> rows = new ArrayList<>();
    for (Row row : answer.currentPage()) {
      rows.add(new ViewRow(view, Values.read(row, view.columns())));
    }
    if (!rows.isEmpty()) {
      found.put(key, List.copyOf(rows));
    }
  }

  /** Empty when the text is no value of that column: no partition can be there. */
  private static Optional<Object> value(Column column, RecordKey key) {
    try {
      return Optional.of(column.type().parse(key.value()));
    } catch (IllegalArgumentException | DateTimeException noSuchKey) {
      return Optional.empty();
    }
  }
}
