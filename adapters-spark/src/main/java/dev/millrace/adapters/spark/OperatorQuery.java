package dev.millrace.adapters.spark;

import dev.millrace.domain.port.serving.WriterGenerations;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * Takes a family's events through its operator, whose state Spark holds for each key, and writes
 * the rows that they set, each with the batch's write time: so what the last batch set wins, and a
 * repeated batch, which begins from the same state, changes nothing.
 *
 * @param checkpoint the folder of its checkpoint
 */
public record OperatorQuery(
    QueryName name,
    RecordLog log,
    PartsAddress parts,
    Path checkpoint,
    InstantSource clock,
    WriterGenerations generations)
    implements Query {

  @Override
  public StreamingQuery start(BatchGate gate) throws TimeoutException {
    Checkpoint opened = Checkpoint.open(checkpoint, name, clock, generations);
    return rows(log.records())
        .writeStream()
        .queryName(name.toString())
        .option("checkpointLocation", checkpoint.toString())
        .outputMode(OutputMode.Update())
        .foreachBatch(
            (VoidFunction2<Dataset<Row>, Long>)
                (batch, id) ->
                    gate.pass(
                        () -> BatchLog.of(name, id, () -> write(batch, opened.writeTime(id)))))
        .start();
  }

  @Override
  public void rehearse(Dataset<Row> nothing) {
    write(rows(nothing), 0);
  }

  private Dataset<Row> rows(Dataset<Row> records) {
    return records
        .mapPartitions(new ByKeyTask(parts), OperatorRow.RECORD)
        .withWatermark(OperatorRow.CLOCK, "0 seconds")
        .groupByKey((MapFunction<Row, String>) OperatorRow::key, Encoders.STRING())
        .flatMapGroupsWithState(
            new KeepState(parts),
            OutputMode.Update(),
            Encoders.BINARY(),
            OperatorRow.SET,
            GroupStateTimeout.EventTimeTimeout());
  }

  /** The batch's plan must run once: it is what moves the keys' states on. */
  private void write(Dataset<Row> batch, long writeTime) {
    batch.foreachPartition(new RowsTask(parts, writeTime));
  }
}
