package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import dev.millrace.domain.view.Column;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds the values of columns to a statement's parameters. */
final class Values {

  private Values() {}

  /** Binds one value per column, from parameter {@code first} on; a null is left unset. */
  static BoundStatementBuilder bind(
      BoundStatementBuilder statement,
      int first,
      List<Column> columns,
      List<? extends @Nullable Object> values) {
    BoundStatementBuilder bound = statement;
    for (int i = 0; i < columns.size(); i++) {
      Object value = values.get(i);
      if (value != null) {
        bound = bind(bound, first + i, columns.get(i), value);
      }
    }
    return bound;
  }

  private static BoundStatementBuilder bind(
      BoundStatementBuilder statement, int i, Column column, Object value) {
    return switch (column.type()) {
      case TEXT -> statement.setString(i, (String) value);
      case UUID -> statement.setUuid(i, (UUID) value);
      case INT -> statement.setInt(i, (Integer) value);
      case BIGINT -> statement.setLong(i, (Long) value);
      case DOUBLE -> statement.setDouble(i, (Double) value);
      case BOOLEAN -> statement.setBoolean(i, (Boolean) value);
      case DATE -> statement.setLocalDate(i, (LocalDate) value);
      case TIMESTAMP -> statement.setInstant(i, (Instant) value);
    };
  }

  /** Writes a null for each value that is null. */
  static BoundStatementBuilder bindNulls(
      BoundStatementBuilder statement, List<? extends @Nullable Object> values) {
    BoundStatementBuilder bound = statement;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == null) {
        bound = bound.setToNull(i);
      }
    }
    return bound;
  }
}
