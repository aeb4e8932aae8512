package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Benchmarks that start a JVM of Spark's, over few records: that they run, and prove each run. */
@Tag("matrix")
class BenchesIT {

  @Test
  void theStreamIsMeasuredAgainstItsPeers() {
    JsonNode report = report("stream", "2000");

    assertThat(report.at("/ratios").findValuesAsText("name"))
        .containsExactly(
            "millrace / java-driver",
            "millrace / dsbulk",
            "millrace / connector",
            "kafka to cassandra / (kafka to nowhere and java-driver, all views)");
    assertThat(report.at("/settings/stream/java-driver/swept").asText()).contains("256: ");
    assertThat(report.at("/settings/stream/dsbulk/schema.table").asText()).isEqualTo("users_by_id");
  }

  @Test
  void theWholePathIsMeasuredAgainstItsStages() {
    JsonNode report = report("path", "1000");

    assertThat(report.at("/ratios").findValuesAsText("name"))
        .containsExactly(
            "whole path / (ingest alone and relay alone and stream alone)",
            "fetch to readable p50 ms",
            "fetch to readable p99 ms");
    assertThat(report.at("/rounds/path/0/fetch to readable p99 ms").asDouble()).isPositive();
  }

  private static JsonNode report(String benchmark, String records) {
    Answer answer =
        Answer.of(
            "bench",
            benchmark,
            "--records",
            records,
            "--pairs",
            "1",
            "--warm-up",
            "0",
            "--output",
            "json");
    JsonNode report = answer.node();
    assertThat(report.get("void").asInt()).as(answer.out()).isZero();
    assertThat(report.at("/ratios").findValues("low")).allMatch(low -> low.asDouble() > 0);
    return report;
  }
}
