package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a row with all its columns, as no port does. */
record Rows(Cluster cluster) {

  Optional<Map<String, Object>> at(View view, List<Object> key) {
    Statements statements = new Statements(cluster.config().keyspace());
    SimpleStatement select =
        SimpleStatement.newInstance(statements.select(view, List.of("*")), key.toArray());
    return Optional.ofNullable(cluster.session().execute(select).one())
        .map(row -> values(view, row));
  }

  private static Map<String, Object> values(View view, Row row) {
    Map<String, Object> values = new HashMap<>();
    for (Column column : view.columns()) {
      @Nullable Object value = row.getObject(column.name());
      if (value != null) {
        values.put(column.name(), value);
      }
    }
    return values;
  }
}
