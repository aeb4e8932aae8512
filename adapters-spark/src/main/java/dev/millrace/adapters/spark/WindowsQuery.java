package dev.millrace.adapters.spark;

import dev.millrace.domain.port.serving.WriterGenerations;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
 * Counts a family's events per window, each once however late it comes, and writes the counts that
 * changed, each row with the batch's write time, so that the count of the last batch wins and a
 * repeated batch changes nothing.
 *
 * @param checkpoint the folder of its checkpoint
 */
public record WindowsQuery(
    QueryName name,
    RecordLog log,
    PartsAddress parts,
    Path checkpoint,
    InstantSource clock,
    WriterGenerations generations)
    implements Query {

  /** How far a window's start may lie behind the newest one's before it closes. */
  public static final String LATENESS = "10 minutes";

  @Override
  public StreamingQuery start(BatchGate gate) throws TimeoutException {
    Checkpoint opened = Checkpoint.open(checkpoint, name, clock, generations);
    return changes(log.records(), opened.madeAt())
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
    write(changes(nothing, Instant.EPOCH), 0);
  }

  private Dataset<Row> changes(Dataset<Row> records, Instant madeAt) {
    return records
        .mapPartitions(new OccurrencesTask(parts), WindowRow.OCCURRENCE)
        .withWatermark(WindowRow.CLOCK, LATENESS)
        .groupByKey((MapFunction<Row, Row>) WindowRow::key, WindowRow.KEY_ENCODER)
        .flatMapGroupsWithState(
            new CountOnce(madeAt.toEpochMilli()),
            OutputMode.Update(),
            Encoders.BINARY(),
            WindowRow.CHANGE,
            GroupStateTimeout.EventTimeTimeout());
  }

  /** The batch's plan must run once: it is what moves the windows' state on. */
  private void write(Dataset<Row> batch, long writeTime) {
    List<Row> late =
        batch.mapPartitions(new WindowsTask(parts, writeTime), WindowsTask.ENCODER).collectAsList();
    BatchLog.tell(WindowsTask.late(late));
  }
}
