package dev.millrace.adapters.spark;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.port.log.ConsumedOffsets;
import dev.millrace.domain.port.log.Progress;
import dev.millrace.domain.view.Position;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the brokers after each batch how far its query came, so that any Kafka tool shows the lag,
 * and every ten seconds that a query which finds nothing still looks. A query that fails and starts
 * again and again is silent. For show only: the checkpoint decides where a query goes on, so a
 * failure is logged and no more.
 */
public final class OffsetReports extends StreamingQueryListener {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(OffsetReports.class);

  /** The source's end as Spark writes it for one topic: {@code {"topic":{"0":17,"1":4}}}. */
  private static final Pattern OFFSET = Pattern.compile("\"([0-9]+)\":([0-9]+)");

  private final transient ConsumedOffsets offsets;
  private final transient Map<String, QueryName> queries;
  private final transient InstantSource clock;

  /** By their runs, which is all that an idle one tells of itself. */
  private final transient Map<UUID, QueryName> running = new ConcurrentHashMap<>();

  /** Reports for the queries of these names. */
  public OffsetReports(ConsumedOffsets offsets, List<QueryName> queries, InstantSource clock) {
    this.offsets = offsets;
    this.queries =
        queries.stream().collect(Collectors.toUnmodifiableMap(QueryName::toString, n -> n));
    this.clock = clock;
  }

  @Override
  public void onQueryStarted(QueryStartedEvent event) {
    QueryName query = queries.get(String.valueOf(event.name()));
    if (query != null) {
      running.put(event.runId(), query);
    }
  }

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    QueryName query = queries.get(String.valueOf(event.progress().name()));
    if (query != null) {
      for (SourceProgress source : event.progress().sources()) {
        List<Position> next = next(query.family().topic(), source.endOffset());
        report(query, new Progress(next, event.progress().batchId(), clock.instant()));
      }
    }
  }

  @Override
  public void onQueryIdle(QueryIdleEvent event) {
    QueryName query = running.get(event.runId());
    if (query != null) {
      harmlessly(query, () -> repeat(query.group()));
    }
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {
    running.remove(event.runId());
  }

  static List<Position> next(String topic, @Nullable String endOffset) {
    List<Position> next = new ArrayList<>();
    Matcher matcher = OFFSET.matcher(endOffset == null ? "" : endOffset);
    while (matcher.find()) {
      int partition = Integer.parseInt(matcher.group(1));
      next.add(new Position(topic, partition, Long.parseLong(matcher.group(2))));
    }
    return next;
  }

  private void report(QueryName query, Progress progress) {
    if (!progress.next().isEmpty()) {
      harmlessly(query, () -> offsets.commit(query.group(), progress));
    }
  }

  private void repeat(String group) {
    offsets
        .last(group)
        .ifPresent(progress -> offsets.commit(group, progress.stillAt(clock.instant())));
  }

  private static void harmlessly(QueryName query, Runnable telling) {
    try {
      telling.run();
    } catch (Failure harmless) {
      LOG.warn("{} could not tell how far it is: {}", query, harmless.getMessage());
    }
  }
}
