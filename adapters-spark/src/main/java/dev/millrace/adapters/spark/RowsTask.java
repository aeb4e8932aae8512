package dev.millrace.adapters.spark;

import dev.millrace.domain.operator.KeyedOperator;
import dev.millrace.domain.operator.KeyedStep;
import dev.millrace.domain.port.dataalert.DataAlert;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;

/**
 * Writes what a batch's operator sets, one partition of it, on an executor, and tells the alerts
 * among it. When it returns, everything is durable; when it throws, the task is repeated.
 */
final class RowsTask implements ForeachPartitionFunction<Row> {

  private static final long serialVersionUID = 1L;

  private final PartsAddress address;
  private final long writeTime;

  RowsTask(PartsAddress address, long writeTime) {
    this.address = address;
    this.writeTime = writeTime;
  }

  @Override
  public void call(Iterator<Row> rows) {
    if (rows.hasNext()) {
      write(ExecutorParts.of(address), rows);
    }
  }

  private <R> void write(StreamParts<R> parts, Iterator<Row> rows) {
    KeyedOperator<R> operator = parts.family().operator().orElseThrow();
    WriteTime batch = new WriteTime(writeTime);
    try (ViewWriter writer = parts.openWriter(Places.FIRST)) {
      AlertsToTell alerts = new AlertsToTell(writer, parts.alerts());
      while (rows.hasNext()) {
        Row row = rows.next();
        if (OperatorRow.goes(row)) {
          writer.write(List.of(OperatorRow.deletion(operator, row, batch)));
        } else {
          set(parts, operator, OperatorRow.set(operator, row), writer, alerts);
        }
      }
      alerts.tell();
    }
  }

  private <R> void set(
      StreamParts<R> parts,
      KeyedOperator<R> operator,
      ViewRow row,
      ViewWriter writer,
      AlertsToTell alerts) {
    WriteTime batch = new WriteTime(writeTime);
    writer.write(List.of(KeyedStep.mutation(row, batch)));
    if (operator.alerts().filter(row.view()::equals).isPresent()) {
      alerts.add(new DataAlert(parts.family().name(), row, batch));
    }
  }
}
