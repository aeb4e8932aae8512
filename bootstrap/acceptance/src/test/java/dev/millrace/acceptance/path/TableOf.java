package dev.millrace.acceptance.path;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;
import java.util.Objects;

/** Where a view stands that may have been rebuilt, read without any code of ours. */
final class TableOf {

  private TableOf() {}

  static String view(CqlSession session, String view) {
    Row row =
        session
            .execute(
                "SELECT live FROM millrace.view_places WHERE scope = 'views' AND view_name = ?",
                view)
            .one();
    return "millrace." + (row == null ? view : Objects.requireNonNull(row.getString("live")));
  }

  /** All tables whose names begin with that of the view. */
  static List<String> all(CqlSession session, String view) {
    return session
        .execute("SELECT table_name FROM system_schema.tables WHERE keyspace_name = 'millrace'")
        .all()
        .stream()
        .map(row -> "millrace." + row.getString("table_name"))
        .filter(name -> name.startsWith("millrace." + view))
        .toList();
  }
}
