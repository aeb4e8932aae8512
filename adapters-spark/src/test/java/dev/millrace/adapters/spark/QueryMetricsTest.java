package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.call.AdjustableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.streaming.SinkProgress;
import org.apache.spark.sql.streaming.SourceProgress;
import org.apache.spark.sql.streaming.StateOperatorProgress;
import org.apache.spark.sql.streaming.StreamingQueryListener.QueryIdleEvent;
import org.apache.spark.sql.streaming.StreamingQueryListener.QueryProgressEvent;
import org.apache.spark.sql.streaming.StreamingQueryListener.QueryStartedEvent;
import org.apache.spark.sql.streaming.StreamingQueryListener.QueryTerminatedEvent;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scala.Option;

final class QueryMetricsTest {

  private static final UUID ID = new UUID(1, 1);
  private static final String FACTS = "users-facts";
  private static final String WINDOWS = "users-windows";

  private final AdjustableClock clock = new AdjustableClock();
  private final QueryMetrics metrics =
      new QueryMetrics(
          List.of(QueryName.facts(Store.USERS.name()), QueryName.windows(Store.USERS.name())),
          clock);

  @Test
  void aQueryThatHasNotBegunIsSilentAndHasNoBatch() {
    clock.pass(Duration.ofMillis(1_500));

    assertThat(samples(FACTS))
        .contains(
            "millrace_stream_running 0",
            "millrace_stream_restarts_total 0",
            "millrace_stream_batches_total 0",
            "millrace_stream_silence_seconds 1.5")
        .noneMatch(sample -> sample.startsWith("millrace_stream_batch_id"));
  }

  @Test
  void aBatchIsShownWithItsRatesAndWhatIsBehindIt() {
    started(FACTS);
    metrics.onQueryProgress(
        new QueryProgressEvent(
            progress(
                FACTS,
                Map.of(),
                new StateOperatorProgress[0],
                source("{\"t\":{\"0\":17,\"1\":4}}", "{\"t\":{\"0\":20,\"1\":9}}", 12))));

    assertThat(samples(FACTS))
        .contains(
            "millrace_stream_running 1",
            "millrace_stream_batches_total 1",
            "millrace_stream_rows_total 12",
            "millrace_stream_batch_id 7",
            "millrace_stream_batch_rows 12",
            "millrace_stream_batch_seconds 0.25",
            "millrace_stream_input_rows_per_second 3.5",
            "millrace_stream_processed_rows_per_second 48",
            "millrace_stream_offsets_behind_latest 8")
        .noneMatch(sample -> sample.contains("_state_") || sample.contains("watermark"));
    assertThat(samples(WINDOWS)).contains("millrace_stream_running 0");
  }

  @Test
  void aRateThatIsNoNumberIsLeftOut() {
    started(FACTS);
    SourceProgress none =
        new SourceProgress("", null, null, null, 0, Double.NaN, 1 / 0.0, Map.of());
    metrics.onQueryProgress(
        new QueryProgressEvent(progress(FACTS, Map.of(), new StateOperatorProgress[0], none)));

    assertThat(samples(FACTS))
        .contains("millrace_stream_offsets_behind_latest 0")
        .noneMatch(sample -> sample.contains("per_second"));
  }

  @Test
  void stateAndWatermarkAreShown() {
    started(WINDOWS);
    StateOperatorProgress[] operators = {state(100, 4_096), state(20, 1_000)};
    metrics.onQueryProgress(
        new QueryProgressEvent(
            progress(
                WINDOWS,
                Map.of("watermark", "2026-11-22T17:00:00.500Z"),
                operators,
                source("{\"t\":{\"0\":1}}", "{\"t\":{\"0\":1}}", 1))));

    assertThat(samples(WINDOWS))
        .contains(
            "millrace_stream_state_rows 120",
            "millrace_stream_state_bytes 5096",
            "millrace_stream_watermark_seconds 1.7953668005E9");
  }

  @Test
  void failuresAndRestartsAreCounted() {
    UUID first = started(FACTS);
    metrics.onQueryTerminated(new QueryTerminatedEvent(ID, first, Option.apply("lost")));
    assertThat(samples(FACTS))
        .contains(
            "millrace_stream_running 0",
            "millrace_stream_failures_total 1",
            "millrace_stream_restarts_total 0");
    UUID second = started(FACTS);
    metrics.onQueryTerminated(new QueryTerminatedEvent(ID, second, Option.empty()));

    assertThat(samples(FACTS))
        .contains("millrace_stream_failures_total 1", "millrace_stream_restarts_total 1");
  }

  @Test
  void anEndThatIsToldLateIsNotThatOfTheNextRun() {
    UUID first = started(FACTS);
    started(FACTS);
    metrics.onQueryTerminated(new QueryTerminatedEvent(ID, first, Option.apply("lost")));

    assertThat(samples(FACTS))
        .contains("millrace_stream_running 1", "millrace_stream_failures_total 1");
  }

  @Test
  void oneThatLooksInVainIsNotSilent() {
    UUID run = started(FACTS);
    clock.pass(Duration.ofSeconds(20));
    assertThat(samples(FACTS)).contains("millrace_stream_silence_seconds 20");

    metrics.onQueryIdle(new QueryIdleEvent(ID, run, ""));

    assertThat(samples(FACTS)).contains("millrace_stream_silence_seconds 0");
  }

  @Test
  void aQueryOfAnotherNameIsLeftOut() {
    started("another");
    started(null);

    assertThat(metrics.page()).doesNotContain("another").doesNotContain("null");
  }

  @Test
  void eachMetricIsExplainedOnce() {
    List<String> types = metrics.page().lines().filter(line -> line.startsWith("# TYPE ")).toList();

    assertThat(types)
        .hasSize(15)
        .doesNotHaveDuplicates()
        .allMatch(line -> line.matches(".* (gauge|counter)"));
    assertThat(metrics.page().lines().filter(line -> line.startsWith("# HELP "))).hasSize(15);
  }

  /** The samples of one query, without their labels. */
  private List<String> samples(String query) {
    String label = "{query=\"" + query + "\"}";
    return metrics
        .page()
        .lines()
        .filter(line -> line.contains(label))
        .map(line -> line.replace(label, ""))
        .toList();
  }

  private UUID started(@Nullable String name) {
    UUID run = UUID.randomUUID();
    metrics.onQueryStarted(new QueryStartedEvent(ID, run, name, ""));
    return run;
  }

  private static StreamingQueryProgress progress(
      String query,
      Map<String, String> eventTime,
      StateOperatorProgress[] operators,
      SourceProgress source) {
    return new StreamingQueryProgress(
        ID,
        ID,
        query,
        "2026-11-22T17:00:00.000Z",
        7,
        250,
        Map.of(),
        eventTime,
        operators,
        new SourceProgress[] {source},
        new SinkProgress("", -1, Map.of()),
        Map.of());
  }

  private static SourceProgress source(String end, String latest, long rows) {
    return new SourceProgress("", "", end, latest, rows, 3.5, 48.0, Map.of());
  }

  private static StateOperatorProgress state(long rows, long bytes) {
    return new StateOperatorProgress("", rows, 0, 0, 0, 0, 0, bytes, 0, 2, 2, Map.of());
  }
}
