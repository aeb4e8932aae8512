package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a whole view of counts, page by page. */
record WindowScan(CqlSession session, Statements statements, RequestLimits limits) {

  private static final int PAGE = 2_000;

  static WindowScan of(CqlSession session, Statements statements, RequestLimits limits) {
    return new WindowScan(session, statements, limits);
  }

  /**
   * @throws Failure transient when a page does not come in time
   */
  Map<String, Map<Long, Long>> counts(View view) {
    Column value = view.partitionKey().get(0);
    Column start = view.clusteringKey().get(0);
    Column count = view.values().get(0);
    SimpleStatement all =
        SimpleStatement.newInstance(statements.selectAll(view, List.of(value, start, count)))
            .setPageSize(PAGE)
            .setTimeout(limits.requestTimeout())
            .setConsistencyLevel(limits.consistency().level())
            .setIdempotent(true);
    Map<String, Map<Long, Long>> counts = new HashMap<>();
    try {
      session.execute(all).forEach(row -> add(counts, row));
    } catch (RuntimeException error) {
      throw Failures.of("read " + view.name(), error);
    }
    return counts;
  }

  private static void add(Map<String, Map<Long, Long>> counts, Row row) {
    String value = Objects.requireNonNull(row.getString(0));
    Instant start = Objects.requireNonNull(row.getInstant(1));
    counts
        .computeIfAbsent(value, unseen -> new HashMap<>())
        .put(start.toEpochMilli(), row.getLong(2));
  }
}
