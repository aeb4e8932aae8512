package dev.millrace.bootstrap.services.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of views, beside all adapters. */
final class ViewTables {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PAGE = 2_000;

  private final CqlSession session;
  private final String keyspace;

  ViewTables(CqlSession session, String keyspace) {
    this.session = session;
    this.keyspace = keyspace;
  }

  void empty(Collection<View> views) {
    views.forEach(view -> session.execute(statement("TRUNCATE " + table(view))));
  }

  /** Reads all rows of the views, each column of them, and compares. */
  Proof proof(ExpectedRows expected) {
    for (View view : expected.views()) {
      for (Row row :
          session.execute(statement("SELECT " + columns(view) + " FROM " + table(view)))) {
        expected.found(view, values(row));
      }
    }
    return expected.proof();
  }

  private String table(View view) {
    return keyspace + "." + view.name();
  }

  private static String columns(View view) {
    return view.columns().stream().map(Column::name).collect(Collectors.joining(", "));
  }

  private static List<@Nullable Object> values(Row row) {
    List<@Nullable Object> values = new ArrayList<>(row.size());
    for (int column = 0; column < row.size(); column++) {
      values.add(row.getObject(column));
    }
    return values;
  }

  private static SimpleStatement statement(String cql) {
    return SimpleStatement.newInstance(cql).setTimeout(PATIENCE).setPageSize(PAGE);
  }
}
