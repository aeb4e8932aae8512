package dev.millrace.adapters.spark;

import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.receipt.Receipts;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.WriterGenerations;
import dev.millrace.domain.port.serving.WriterLease;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * Serves a family's events: all of its views, its dead letters, and one receipt per run and batch,
 * each durable before the batch commits. Without state: a batch that is repeated does the same
 * again, to no effect.
 *
 * @param checkpoint the folder of its checkpoint
 * @param places where its views stand
 */
public record FactsQuery(
    QueryName name,
    RecordLog log,
    PartsAddress parts,
    Receipts receipts,
    Path checkpoint,
    InstantSource clock,
    WriterGenerations generations,
    BatchPlaces places)
    implements Query {

  /** One whose views stand in the tables of their names. */
  public FactsQuery(
      QueryName name,
      RecordLog log,
      PartsAddress parts,
      Receipts receipts,
      Path checkpoint,
      InstantSource clock,
      WriterGenerations generations) {
    this(name, log, parts, receipts, checkpoint, clock, generations, BatchPlaces.first());
  }

  @Override
  public StreamingQuery start(BatchGate gate) throws TimeoutException {
    long generation = Checkpoint.open(checkpoint, name, clock, generations).generation();
    return log.records()
        .writeStream()
        .queryName(name.toString())
        .option("checkpointLocation", checkpoint.toString())
        .foreachBatch(
            (VoidFunction2<Dataset<Row>, Long>)
                (batch, id) ->
                    gate.pass(() -> BatchLog.of(name, id, () -> serve(batch, generation, id))))
        .start();
  }

  private void serve(Dataset<Row> batch, long generation, long id) {
    try {
      List<Receipt> made = tally(batch, places.begin()).receipts(name.family(), generation, id);
      if (!made.isEmpty()) {
        receipts.send(made);
        BatchLog.tell(made);
      }
    } finally {
      places.end();
    }
  }

  @Override
  public void tell(WriterLease lease) {
    places.tell(lease);
  }

  @Override
  public void rehearse(Dataset<Row> nothing) {
    Rehearsal.openParts(nothing, parts);
    tally(nothing, Places.FIRST);
  }

  private Tally tally(Dataset<Row> records, Places known) {
    return Tally.of(
        records.mapPartitions(new FactsTask(parts, known), Tally.ENCODER).collectAsList());
  }
}
