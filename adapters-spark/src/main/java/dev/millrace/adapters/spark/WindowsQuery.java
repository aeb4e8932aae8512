package dev.millrace.adapters.spark;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
 * Counts a family's events per window and writes the counts that changed, each row with the batch's
 * write time, so that the count of the last batch wins and a repeated batch changes nothing.
 *
 * @param checkpoint the folder of its checkpoint
 */
public record WindowsQuery(
    QueryName name, RecordLog log, PartsAddress parts, Path checkpoint, InstantSource clock)
    implements Query {

  /** How far a window's start may lie behind the newest one's before its events come too late. */
  public static final String LATENESS = "10 minutes";

  /**
   * How long a topic surely holds every event: a topic of entities compacts after a day. Of older
   * windows a new generation would find a part of the events, and put a smaller count over the
   * final one.
   */
  static final Duration HELD = Duration.ofHours(23);

  @Override
  public StreamingQuery start(BatchGate gate) throws TimeoutException {
    Checkpoint opened = Checkpoint.open(checkpoint, name, clock);
    return counts(log.records(), opened.madeAt().minus(HELD))
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
    write(counts(nothing, Instant.EPOCH), 0);
  }

  private Dataset<Row> counts(Dataset<Row> records, Instant since) {
    return records
        .flatMap(new OccurrencesTask(parts, since.toEpochMilli()), Window.OCCURRENCE)
        .withWatermark(Window.START, LATENESS)
        .groupByKey((MapFunction<Row, Row>) Window::key, Window.KEY_ENCODER)
        .flatMapGroupsWithState(
            new CountOnce(),
            OutputMode.Update(),
            Encoders.BINARY(),
            Window.COUNTED,
            GroupStateTimeout.EventTimeTimeout());
  }

  private void write(Dataset<Row> batch, long writeTime) {
    batch.foreachPartition(new WindowRowsTask(parts, writeTime));
  }
}
