package dev.millrace.adapters.spark;

import dev.millrace.domain.window.Change;
import dev.millrace.domain.window.Counted;
import dev.millrace.domain.window.Occurrence;
import dev.millrace.domain.window.Window;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rows that pass between the steps of the windows' query: occurrences in windows, and what a
 * batch does to a window.
 *
 * <p>Spark moves the watermark by a column of its own, the clock, and drops rows whose clock is
 * behind it. So occurrences have no clock and are never dropped; for all of a partition's one more
 * row tells how far the newest is.
 */
final class WindowRow {

  static final String CLOCK = "clock";

  private static final StructType KEY =
      new StructType()
          .add("view", DataTypes.StringType)
          .add("value", DataTypes.StringType)
          .add("window_start", DataTypes.TimestampType);

  static final Encoder<Row> KEY_ENCODER = Encoders.row(KEY);

  static final Encoder<Row> OCCURRENCE =
      Encoders.row(
          KEY.add(CLOCK, DataTypes.TimestampType)
              .add("event_high", DataTypes.LongType)
              .add("event_low", DataTypes.LongType)
              .add("amount", DataTypes.LongType)
              .add("partition", DataTypes.IntegerType)
              .add("offset", DataTypes.LongType)
              .add("appended_at", DataTypes.LongType));

  static final Encoder<Row> CHANGE =
      Encoders.row(
          KEY.add("change", DataTypes.StringType)
              .add("count", DataTypes.LongType)
              .add("sum", DataTypes.BinaryType)
              .add("events", DataTypes.BinaryType));

  private static final String OPEN = "open";
  private static final String CLOSED = "closed";
  private static final String LATE = "late";
  private static final String LATE_IN_PART = "late in part";
  private static final byte[] NONE = {};

  private WindowRow() {}

  static Window window(Row row) {
    return new Window(row.getString(0), row.getString(1), row.getTimestamp(2).toInstant());
  }

  static Row key(Row row) {
    return RowFactory.create(row.get(0), row.get(1), row.get(2));
  }

  static Row occurrence(Window window, Occurrence occurrence) {
    return RowFactory.create(
        window.view(),
        window.value(),
        Timestamp.from(window.start()),
        null,
        occurrence.id().getMostSignificantBits(),
        occurrence.id().getLeastSignificantBits(),
        occurrence.amount(),
        occurrence.partition(),
        occurrence.offset(),
        occurrence.appendedAt().toEpochMilli());
  }

  static Occurrence occurrence(Row row) {
    return new Occurrence(
        new UUID(row.getLong(4), row.getLong(5)),
        row.getLong(6),
        row.getInt(7),
        row.getLong(8),
        Instant.ofEpochMilli(row.getLong(9)));
  }

  /** Tells how far the newest window is; itself it is in none. */
  static Row clock(Instant newest) {
    Timestamp time = Timestamp.from(newest);
    return RowFactory.create("", "", time, time, 0L, 0L, 0L, 0, 0L, 0L);
  }

  static boolean isClock(Window window) {
    return window.view().isEmpty();
  }

  static Row change(Row key, Change change) {
    if (change instanceof Change.Open open) {
      return change(key, OPEN, open.count(), open.sum().toByteArray(), NONE);
    }
    if (change instanceof Change.Closed closed) {
      return change(key, CLOSED, 0, NONE, closed.events().bytes());
    }
    Change.Late late = (Change.Late) change;
    String which = late.isWhole() ? LATE : LATE_IN_PART;
    return change(key, which, 0, NONE, Occurrence.bytes(late.occurrences()));
  }

  static Change change(Row row) {
    byte[] events = (byte[]) row.get(6);
    return switch (row.getString(3)) {
      case OPEN -> new Change.Open(row.getLong(4), new BigInteger((byte[]) row.get(5)));
      case CLOSED -> new Change.Closed(Counted.of(events));
      case LATE -> new Change.Late(Occurrence.list(events), true);
      case LATE_IN_PART -> new Change.Late(Occurrence.list(events), false);
      default -> throw new IllegalArgumentException("no change is named " + row.getString(3));
    };
  }

  private static Row change(Row key, String change, long count, byte[] sum, byte[] events) {
    return RowFactory.create(key.get(0), key.get(1), key.get(2), change, count, sum, events);
  }
}
