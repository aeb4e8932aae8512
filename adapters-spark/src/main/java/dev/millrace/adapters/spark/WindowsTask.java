package dev.millrace.adapters.spark;

import dev.millrace.domain.family.WindowWriter;
import dev.millrace.domain.family.WindowWriter.Late;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.WriteTime;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Writes what a batch does to the windows of one partition, on an executor. When it returns how
 * much of it came late, everything is durable; when it throws, the task is repeated.
 */
final class WindowsTask implements MapPartitionsFunction<Row, Row> {

  static final Encoder<Row> ENCODER =
      Encoders.row(
          new StructType()
              .add("windows", DataTypes.LongType)
              .add("counted", DataTypes.LongType)
              .add("unsure", DataTypes.LongType));

  private static final long serialVersionUID = 1L;

  private final PartsAddress address;
  private final long writeTime;

  WindowsTask(PartsAddress address, long writeTime) {
    this.address = address;
    this.writeTime = writeTime;
  }

  /** What the tasks of a batch returned, together. */
  static Late late(List<Row> rows) {
    return rows.stream()
        .map(row -> new Late(row.getLong(0), row.getLong(1), row.getLong(2)))
        .reduce(Late.NONE, Late::plus);
  }

  @Override
  public Iterator<Row> call(Iterator<Row> changes) {
    return changes.hasNext() ? write(ExecutorParts.of(address), changes) : changes;
  }

  private <R> Iterator<Row> write(StreamParts<R> parts, Iterator<Row> changes) {
    try (ViewWriter writer = parts.openWriter(Places.FIRST)) {
      WindowWriter<R> windows =
          new WindowWriter<>(
              parts.family(), parts.partitions(Places.FIRST), writer, new WriteTime(writeTime));
      changes.forEachRemaining(row -> windows.take(WindowRow.window(row), WindowRow.change(row)));
      Late late = windows.finish();
      return List.of(RowFactory.create(late.windows(), late.counted(), late.unsure())).iterator();
    }
  }
}
