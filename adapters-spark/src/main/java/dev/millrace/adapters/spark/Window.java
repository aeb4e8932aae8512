package dev.millrace.adapters.spark;

import java.math.BigInteger;
import java.time.Instant;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A window of one view and value in the rows that pass between the steps of the query. */
record Window(String view, String value, Instant start) {

  /** The column that the watermark reads. */
  static final String START = "window_start";

  private static final StructType KEY =
      new StructType()
          .add("view", DataTypes.StringType)
          .add("value", DataTypes.StringType)
          .add(START, DataTypes.TimestampType);

  static final Encoder<Row> KEY_ENCODER = Encoders.row(KEY);

  /** An event id in a window, and what it adds to the sum. */
  static final Encoder<Row> OCCURRENCE =
      Encoders.row(KEY.add("event_id", DataTypes.BinaryType).add("amount", DataTypes.LongType));

  /** A window's new count, and its sum as the bytes of a whole number. */
  static final Encoder<Row> COUNTED =
      Encoders.row(KEY.add("count", DataTypes.LongType).add("sum", DataTypes.BinaryType));

  static Window of(Row row) {
    return new Window(row.getString(0), row.getString(1), row.getTimestamp(2).toInstant());
  }

  static Row key(Row row) {
    return RowFactory.create(row.get(0), row.get(1), row.get(2));
  }

  static byte[] eventId(Row occurrence) {
    return (byte[]) occurrence.get(3);
  }

  static long amount(Row occurrence) {
    return occurrence.getLong(4);
  }

  static Row counted(Row key, Counted counted) {
    return RowFactory.create(
        key.get(0), key.get(1), key.get(2), counted.count(), counted.sum().toByteArray());
  }

  static long count(Row counted) {
    return counted.getLong(3);
  }

  static BigInteger sum(Row counted) {
    return new BigInteger((byte[]) counted.get(4));
  }
}
