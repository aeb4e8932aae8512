package dev.millrace.adapters.spark;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Enricher;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.Projected;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewWriter;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/**
 * Serves one partition of a batch on an executor. When it returns its tally, every mutation and
 * every dead letter of the partition is durable; when it throws, the task is repeated.
 */
final class FactsTask implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private final PartsAddress address;
  private final TravellingPlaces places;

  FactsTask(PartsAddress address, Places places) {
    this.address = address;
    this.places = TravellingPlaces.of(places);
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return rows.hasNext() ? serve(ExecutorParts.of(address), places.places(), rows) : rows;
  }

  private static <R> Iterator<Row> serve(StreamParts<R> parts, Places places, Iterator<Row> rows) {
    Tally tally = new Tally();
    Enricher<R> enricher = parts.openEnricher(places);
    LettersToSend letters = new LettersToSend(parts.deadLetters());
    try (ViewWriter writer = parts.openWriter(places)) {
      while (rows.hasNext()) {
        LogRecord record = LogRow.record(rows.next());
        Projected<R> projected = parts.projector().project(record);
        if (projected instanceof Projected.Served<R> served) {
          writer.write(served.mutations());
          enricher.take(served.event());
          tally.served(served.event().run(), record.attempt());
        } else if (projected instanceof Projected.Erased<R> erased) {
          writer.write(erased.mutations());
          RunId run = erased.run();
          if (run != null) {
            tally.served(run, record.attempt());
          }
        } else if (projected instanceof Projected.Dead<R> dead) {
          tally.deadLettered(dead.letter());
          letters.add(dead.letter());
        }
      }
      writer.flush();
      enricher.finish(writer);
    }
    letters.send();
    return tally.rows();
  }
}
