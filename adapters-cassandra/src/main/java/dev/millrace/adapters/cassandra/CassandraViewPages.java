package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.millrace.domain.port.serving.ViewPages;
import dev.millrace.domain.port.serving.ViewSlice;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads pages of partitions from Cassandra, each by one request. The session stays open: whoever
 * opened it closes it.
 */
public final class CassandraViewPages implements ViewPages {

  private final CqlSession session;
  private final Statements statements;
  private final RequestLimits limits;
  private final PreparedStatements prepared;

  public CassandraViewPages(CqlSession session, String keyspace, RequestLimits limits) {
    this.session = session;
    this.statements = new Statements(keyspace);
    this.limits = limits;
    this.prepared = new PreparedStatements(session, limits);
  }

  @Override
  public List<ViewRow> rows(ViewSlice slice, int most) {
    BoundStatement statement = bound(SliceSelect.of(slice), most);
    Queue<ViewRow> found = new ConcurrentLinkedQueue<>();
    try (Flight flight = new Flight(limits)) {
      flight.send(
          "read " + slice.view().name(),
          (Duration timeout) -> session.executeAsync(statement.setTimeout(timeout)),
          answer -> take(slice.view(), answer, found));
      flight.land();
    }
    return List.copyOf(found);
  }

  /** All rows come in one page of the driver's, so that nothing has to be asked for twice. */
  private BoundStatement bound(SliceSelect select, int most) {
    return Values.bind(
            prepared.of(select.cql(statements)).boundStatementBuilder(),
            0,
            select.columns(),
            select.values())
        .setInt(select.columns().size(), most)
        .setPageSize(most)
        .build();
  }

  private static void take(View view, AsyncResultSet answer, Queue<ViewRow> found) {
    for (Row row : answer.currentPage()) {
      found.add(new ViewRow(view, Values.read(row, view.columns())));
    }
  }
}
