package dev.millrace.benchmarks.writers;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The rows of a view as Spark has them, and behind them their write times. */
final class Frame {

  /** The column of the write time. */
  static final String WRITE_TIME = "write_time";

  private Frame() {}

  static StructType schema(View view) {
    StructType schema = new StructType();
    for (Column column : view.columns()) {
      schema = schema.add(column.name(), type(column.type()));
    }
    return schema.add(WRITE_TIME, DataTypes.LongType);
  }

  /** A UUID is a text: Spark has no type of its own for it. */
  private static DataType type(ColumnType type) {
    return switch (type) {
      case TEXT, UUID -> DataTypes.StringType;
      case INT -> DataTypes.IntegerType;
      case BIGINT -> DataTypes.LongType;
      case VARINT -> DataTypes.createDecimalType(38, 0);
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
      case TIMESTAMP -> DataTypes.TimestampType;
      case BLOB -> DataTypes.BinaryType;
    };
  }

  static Row row(Mutation.Upsert mutation) {
    List<@Nullable Object> values = new ArrayList<>(mutation.values().size() + 1);
    mutation.values().forEach(value -> values.add(value == null ? null : value(value)));
    values.add(mutation.writeTime().micros());
    return RowFactory.create(values.toArray());
  }

  private static Object value(Object value) {
    if (value instanceof UUID uuid) {
      return uuid.toString();
    }
    if (value instanceof Instant instant) {
      return Timestamp.from(instant);
    }
    if (value instanceof Bytes bytes) {
      return bytes.array();
    }
    return value instanceof LocalDate date ? Date.valueOf(date) : value;
  }
}
