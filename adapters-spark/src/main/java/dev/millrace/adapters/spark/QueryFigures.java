package dev.millrace.adapters.spark;

import dev.millrace.domain.view.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StateOperatorProgress;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.jspecify.annotations.Nullable;

/** What is known of one query of this process. A figure that is not known is not a number. */
final class QueryFigures {

  private static final double MILLIS = 1e3;
  private static final String WATERMARK = "watermark";

  private long starts;
  private long failures;
  private long batches;
  private long rows;
  private @Nullable UUID run;
  private @Nullable StreamingQueryProgress last;
  private Instant seen;

  QueryFigures(Instant began) {
    this.seen = began;
  }

  void started(UUID began) {
    starts++;
    run = began;
  }

  /** May be told after the start of the next run. */
  void ended(UUID over, boolean failed) {
    run = over.equals(run) ? null : run;
    failures += failed ? 1 : 0;
  }

  void idle(Instant now) {
    seen = now;
  }

  void progressed(StreamingQueryProgress progress, Instant now) {
    last = progress;
    batches++;
    rows += progress.numInputRows();
    seen = now;
  }

  double running() {
    return run == null ? 0 : 1;
  }

  double restarts() {
    return Math.max(0, starts - 1);
  }

  double failures() {
    return failures;
  }

  double batches() {
    return batches;
  }

  double rows() {
    return rows;
  }

  double batch() {
    return ofLast(StreamingQueryProgress::batchId);
  }

  double batchRows() {
    return ofLast(StreamingQueryProgress::numInputRows);
  }

  double batchSeconds() {
    return ofLast(progress -> progress.batchDuration() / MILLIS);
  }

  double inputRate() {
    return ofLast(StreamingQueryProgress::inputRowsPerSecond);
  }

  double processingRate() {
    return ofLast(StreamingQueryProgress::processedRowsPerSecond);
  }

  double stateRows() {
    return ofLast(progress -> state(progress, StateOperatorProgress::numRowsTotal));
  }

  double stateBytes() {
    return ofLast(progress -> state(progress, StateOperatorProgress::memoryUsedBytes));
  }

  double watermark() {
    return ofLast(
        progress -> {
          String watermark = progress.eventTime().get(WATERMARK);
          return watermark == null ? Double.NaN : Instant.parse(watermark).toEpochMilli() / MILLIS;
        });
  }

  double behind() {
    return ofLast(
        progress -> Arrays.stream(progress.sources()).mapToLong(QueryFigures::behind).sum());
  }

  /**
   * Since it did or found that there was nothing to do; while it never did, since the beginning.
   */
  double silence(Instant now) {
    return Duration.between(seen, now).toMillis() / MILLIS;
  }

  private double ofLast(ToDoubleFunction<StreamingQueryProgress> figure) {
    StreamingQueryProgress progress = last;
    return progress == null ? Double.NaN : figure.applyAsDouble(progress);
  }

  /** Over all of its operators; not a number for a query without state. */
  private static double state(
      StreamingQueryProgress progress, ToLongFunction<StateOperatorProgress> figure) {
    StateOperatorProgress[] operators = progress.stateOperators();
    return operators.length == 0 ? Double.NaN : Arrays.stream(operators).mapToLong(figure).sum();
  }

  private static long behind(SourceProgress source) {
    Map<Integer, Long> ends = new HashMap<>();
    for (Position end : OffsetReports.next("", source.endOffset())) {
      ends.put(end.partition(), end.offset());
    }
    long behind = 0;
    for (Position latest : OffsetReports.next("", source.latestOffset())) {
      long end = ends.getOrDefault(latest.partition(), latest.offset());
      behind += Math.max(0, latest.offset() - end);
    }
    return behind;
  }
}
