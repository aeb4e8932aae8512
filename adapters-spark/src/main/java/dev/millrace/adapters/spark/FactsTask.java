package dev.millrace.adapters.spark;

import dev.millrace.domain.family.Enricher;
import dev.millrace.domain.family.Projected;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.serving.ViewWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/**
 * Serves one partition of a batch on an executor. When it returns its tally, every mutation and
 * every dead letter of the partition is durable; when it throws, the task is repeated.
 */
final class FactsTask implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private static final int LETTERS_AT_ONCE = 100;

  private final PartsAddress address;

  FactsTask(PartsAddress address) {
    this.address = address;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return rows.hasNext() ? serve(ExecutorParts.of(address), rows) : rows;
  }

  private static <R> Iterator<Row> serve(StreamParts<R> parts, Iterator<Row> rows) {
    Tally tally = new Tally();
    Enricher<R> enricher = parts.openEnricher();
    List<DeadLetter> letters = new ArrayList<>();
    try (ViewWriter writer = parts.openWriter()) {
      while (rows.hasNext()) {
        Projected<R> projected = parts.projector().project(LogRow.record(rows.next()));
        if (projected instanceof Projected.Served<R> served) {
          writer.write(served.mutations());
          enricher.take(served.event());
          tally.served(served.event().run());
        } else if (projected instanceof Projected.Dead<R> dead) {
          tally.deadLettered(dead.letter());
          letters.add(dead.letter());
          sendFrom(LETTERS_AT_ONCE, letters, parts);
        }
      }
      writer.flush();
      enricher.finish(writer);
    }
    sendFrom(1, letters, parts);
    return tally.rows();
  }

  private static void sendFrom(int least, List<DeadLetter> letters, StreamParts<?> parts) {
    if (letters.size() >= least) {
      parts.deadLetters().send(List.copyOf(letters));
      letters.clear();
    }
  }
}
