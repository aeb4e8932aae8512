package dev.millrace.adapters.spark;

import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.WriteTime;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;

/** Writes one partition of a batch's new counts on an executor. */
final class WindowRowsTask implements ForeachPartitionFunction<Row> {

  private static final long serialVersionUID = 1L;

  private final PartsAddress address;
  private final long writeTime;

  WindowRowsTask(PartsAddress address, long writeTime) {
    this.address = address;
    this.writeTime = writeTime;
  }

  @Override
  public void call(Iterator<Row> counted) {
    if (counted.hasNext()) {
      write(ExecutorParts.of(address), counted);
    }
  }

  private <R> void write(StreamParts<R> parts, Iterator<Row> counted) {
    List<WindowedCount<R>> counts = parts.family().windowedCounts();
    try (ViewWriter writer = parts.openWriter()) {
      counted.forEachRemaining(row -> writer.write(List.of(mutation(counts, row))));
      writer.flush();
    }
  }

  private <R> Mutation mutation(List<WindowedCount<R>> counts, Row row) {
    Window window = Window.of(row);
    return counts.stream()
        .filter(count -> count.view().name().equals(window.view()))
        .findFirst()
        .orElseThrow()
        .row(
            window.value(),
            window.start(),
            Window.count(row),
            Window.sum(row),
            new WriteTime(writeTime));
  }
}
