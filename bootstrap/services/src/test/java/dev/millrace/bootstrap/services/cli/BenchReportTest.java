package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.bootstrap.services.bench.Comparison;
import dev.millrace.bootstrap.services.bench.PlantedBenchmark;
import dev.millrace.bootstrap.services.bench.Proof;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchReportTest {

  private final Comparison good =
      new PlantedBenchmark(
              1.5, new long[] {5, 4, 5}, new long[] {10, 10, 10}, p -> PlantedBenchmark.whole())
          .run(0, 3);

  private final Comparison slow =
      new PlantedBenchmark(
              2.5, new long[] {5, 4, 5}, new long[] {10, 10, 10}, p -> PlantedBenchmark.whole())
          .run(0, 3);

  private final Comparison partly =
      new PlantedBenchmark(
              1.5,
              new long[] {5, 4, 5},
              new long[] {10, 10, 10},
              p -> p == 1 ? new Proof(1_000, 999, 999) : PlantedBenchmark.whole())
          .run(0, 3);

  private final Comparison lossy =
      new PlantedBenchmark(
              1.5, new long[] {5, 4, 5}, new long[] {10, 10, 10}, p -> new Proof(1_000, 999, 999))
          .run(0, 3);

  @Test
  void itIsWellOnlyWhenNothingIsVoidAndEveryGoalIsMet() {
    assertThat(new BenchReport(List.of(good)).exitCode()).isEqualTo(ExitCode.OK);
    assertThat(new BenchReport(List.of(good, slow)).exitCode()).isEqualTo(ExitCode.NO);
    assertThat(new BenchReport(List.of(partly)).exitCode()).isEqualTo(ExitCode.NO);
    assertThat(new BenchReport(List.of(lossy, good)).exitCode()).isEqualTo(ExitCode.NO);
  }

  @Test
  void programsGetRatiosVoidRunsAndTheSettingsOfEverySide() {
    JsonNode fields = new ObjectMapper().valueToTree(new BenchReport(List.of(good)).fields());

    assertThat(fields.at("/ratios/0/name").asText()).isEqualTo("A / B");
    assertThat(fields.at("/ratios/0/median").asDouble()).isEqualTo(2.0);
    assertThat(fields.at("/ratios/0/low").asDouble()).isEqualTo(2.0);
    assertThat(fields.at("/ratios/0/high").asDouble()).isEqualTo(2.5);
    assertThat(fields.at("/ratios/0/goal").asDouble()).isEqualTo(1.5);
    assertThat(fields.at("/ratios/0/met").asBoolean()).isTrue();
    assertThat(fields.at("/ratios/0/bound").asText()).isEqualTo("at least");
    assertThat(fields.at("/ratios/1/name").asText()).isEqualTo("seconds of A");
    assertThat(fields.at("/ratios/1/median").asDouble()).isEqualTo(5.0);
    assertThat(fields.at("/ratios/1/bound").asText()).isEqualTo("at most");
    assertThat(fields.at("/rounds/planted/1/seconds of A").asDouble()).isEqualTo(4.0);
    assertThat(fields.get("void").asInt()).isZero();
    assertThat(fields.at("/settings/planted/A/of").asText()).isEqualTo("A");
    assertThat(fields.at("/settings/planted/B/of").asText()).isEqualTo("B");
    assertThat(new BenchReport(List.of(lossy)).fields()).containsEntry("void", 3);
  }

  @Test
  void peopleSeeWhatIsVoidAndWhatIsNotMet() {
    StringWriter text = new StringWriter();
    new BenchReport(List.of(slow, partly, lossy)).print(new PrintWriter(text, true));

    assertThat(text.toString())
        .contains("A / B: 2.000 (2.000 to 2.500), goal at least 2.5: NOT met")
        .contains(
            "A / B: 2.000 (2.000 to 2.000), goal at least 1.5: met", "void: round 2, A: 1 of 1,000")
        .contains("void: round 1, A: 1 of 1,000 records are lost")
        .contains("seconds of A: 5.000 (4.000 to 5.000), goal at most 100.0: met")
        .contains("A / B: none");
  }
}
