package dev.millrace.adapters.spark;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.view.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The columns of Spark's Kafka source that we read, and their way into the domain. */
final class LogRow {

  static final StructType HEADER =
      new StructType().add("key", DataTypes.StringType).add("value", DataTypes.BinaryType);

  static final StructType SCHEMA =
      new StructType()
          .add("topic", DataTypes.StringType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("key", DataTypes.BinaryType)
          .add("value", DataTypes.BinaryType)
          .add("headers", DataTypes.createArrayType(HEADER))
          .add("timestamp", DataTypes.TimestampType);

  static final List<String> COLUMNS = List.of(SCHEMA.fieldNames());

  private LogRow() {}

  static LogRecord record(Row row) {
    return new LogRecord(
        new Position(row.getString(0), row.getInt(1), row.getLong(2)),
        row.getTimestamp(6).toInstant(),
        bytes(row, 3),
        bytes(row, 4),
        headers(row));
  }

  private static Map<String, Bytes> headers(Row row) {
    Map<String, Bytes> headers = new HashMap<>();
    if (!row.isNullAt(5)) {
      for (Row header : row.<Row>getList(5)) {
        Bytes value = bytes(header, 1);
        headers.put(header.getString(0), value == null ? Bytes.EMPTY : value);
      }
    }
    return headers;
  }

  private static @Nullable Bytes bytes(Row row, int column) {
    return row.isNullAt(column) ? null : Bytes.of((byte[]) row.get(column));
  }
}
