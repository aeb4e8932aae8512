package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.view.Column;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
      case VARINT -> statement.setBigInteger(i, (BigInteger) value);
      case DOUBLE -> statement.setDouble(i, (Double) value);
      case BOOLEAN -> statement.setBoolean(i, (Boolean) value);
      case DATE -> statement.setLocalDate(i, (LocalDate) value);
      case TIMESTAMP -> statement.setInstant(i, (Instant) value);
      case BLOB -> statement.setByteBuffer(i, ByteBuffer.wrap(((Bytes) value).array()));
    };
  }

  /** Reads the values of columns, selected in their order; null where there is none. */
  static List<@Nullable Object> read(Row row, List<Column> columns) {
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      values.add(row.isNull(i) ? null : read(row, i, columns.get(i)));
    }
    return values;
  }

  private static @Nullable Object read(Row row, int i, Column column) {
    return switch (column.type()) {
      case TEXT -> row.getString(i);
      case UUID -> row.getUuid(i);
      case INT -> row.getInt(i);
      case BIGINT -> row.getLong(i);
      case VARINT -> row.getBigInteger(i);
      case DOUBLE -> row.getDouble(i);
      case BOOLEAN -> row.getBoolean(i);
      case DATE -> row.getLocalDate(i);
      case TIMESTAMP -> row.getInstant(i);
      case BLOB -> bytes(Objects.requireNonNull(row.getByteBuffer(i)));
    };
  }

  private static Bytes bytes(ByteBuffer buffer) {
    byte[] array = new byte[buffer.remaining()];
    buffer.duplicate().get(array);
    return Bytes.of(array);
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
