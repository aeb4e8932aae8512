package dev.millrace.adapters.spark;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.jspecify.annotations.Nullable;

/** What Prometheus may read of the queries of this process. */
public final class QueryMetrics extends StreamingQueryListener {

  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final long serialVersionUID = 1L;

  private final transient InstantSource clock;
  private final transient Map<String, QueryFigures> queries = new TreeMap<>();

  /** By their runs, which is all that some events tell. */
  private final transient Map<UUID, String> running = new ConcurrentHashMap<>();

  private record Metric(
      String name, String type, String help, ToDoubleFunction<QueryFigures> figure) {}

  /** Of the queries of these names. */
  public QueryMetrics(List<QueryName> names, InstantSource clock) {
    this.clock = clock;
    Instant now = clock.instant();
    names.forEach(name -> queries.put(name.toString(), new QueryFigures(now)));
  }

  @Override
  public void onQueryStarted(QueryStartedEvent event) {
    String name = String.valueOf(event.name());
    running.put(event.runId(), name);
    change(name, figures -> figures.started(event.runId()));
  }

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    change(
        String.valueOf(event.progress().name()),
        figures -> figures.progressed(event.progress(), clock.instant()));
  }

  @Override
  public void onQueryIdle(QueryIdleEvent event) {
    change(running.get(event.runId()), figures -> figures.idle(clock.instant()));
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {
    change(
        running.remove(event.runId()),
        figures -> figures.ended(event.runId(), event.exception().isDefined()));
  }

  /** All figures now, in the text format of Prometheus. */
  public synchronized String page() {
    StringBuilder page = new StringBuilder();
    metrics(clock.instant()).forEach(metric -> show(page, metric));
    return page.toString();
  }

  private static List<Metric> metrics(Instant now) {
    return List.of(
        gauge("running", "1 while the query runs, 0 while it does not.", QueryFigures::running),
        counter("restarts_total", "Starts after the first one.", QueryFigures::restarts),
        counter("failures_total", "How often it ended by a failure.", QueryFigures::failures),
        gauge(
            "silence_seconds",
            "Since it last ended a batch, or found that there was nothing to do.",
            figures -> figures.silence(now)),
        counter("batches_total", "Batches that committed.", QueryFigures::batches),
        counter("rows_total", "Records that these read.", QueryFigures::rows),
        gauge("batch_id", "The last batch.", QueryFigures::batch),
        gauge("batch_rows", "Records that it read.", QueryFigures::batchRows),
        gauge("batch_seconds", "How long it took.", QueryFigures::batchSeconds),
        gauge(
            "input_rows_per_second",
            "Records that came since the batch before it.",
            QueryFigures::inputRate),
        gauge("processed_rows_per_second", "Records while it ran.", QueryFigures::processingRate),
        gauge(
            "offsets_behind_latest",
            "Offsets between its end and that of the topic, as it saw it.",
            QueryFigures::behind),
        gauge("state_rows", "Rows of its state.", QueryFigures::stateRows),
        gauge("state_bytes", "Memory that these take.", QueryFigures::stateBytes),
        gauge(
            "watermark_seconds",
            "Before this time, since the epoch, windows are closed.",
            QueryFigures::watermark));
  }

  private static Metric gauge(String name, String help, ToDoubleFunction<QueryFigures> figure) {
    return new Metric("millrace_stream_" + name, "gauge", help, figure);
  }

  private static Metric counter(String name, String help, ToDoubleFunction<QueryFigures> figure) {
    return new Metric("millrace_stream_" + name, "counter", help, figure);
  }

  private void show(StringBuilder page, Metric metric) {
    page.append("# HELP ").append(metric.name()).append(' ').append(metric.help()).append('\n');
    page.append("# TYPE ").append(metric.name()).append(' ').append(metric.type()).append('\n');
    queries.forEach(
        (query, figures) -> {
          double value = metric.figure().applyAsDouble(figures);
          if (Double.isFinite(value)) {
            page.append(metric.name()).append("{query=\"").append(query).append("\"} ");
            page.append(text(value)).append('\n');
          }
        });
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private synchronized void change(@Nullable String name, Consumer<QueryFigures> change) {
    QueryFigures figures = name == null ? null : queries.get(name);
    if (figures != null) {
      change.accept(figures);
    }
  }
}
