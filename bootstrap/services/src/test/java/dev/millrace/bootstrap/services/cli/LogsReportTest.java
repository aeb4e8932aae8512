package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.bootstrap.services.bench.logs.Grouping;
import dev.millrace.bootstrap.services.bench.logs.LogsComparison;
import dev.millrace.bootstrap.services.bench.logs.SetScore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogsReportTest {

  private static LogsReport report(double accuracy, double rate, int labelled) {
    Grouping messages = new Grouping(accuracy, 0.8, 0.7, 6);
    Grouping lines = new Grouping(0.6, 0.5, 0.4, 9);
    return new LogsReport(
        new LogsComparison(
            List.of(new SetScore("One", 5, messages, lines, 2_000, labelled)),
            List.of(rate, rate + 1_000, rate + 2_000)),
        Path.of("sets"),
        500_000);
  }

  @Test
  void itIsWellOnlyWhenNoSetIsVoidAndEveryGoalIsMet() {
    assertThat(report(0.88, 100_000, 2_000).exitCode()).isEqualTo(ExitCode.OK);
    assertThat(report(0.87, 100_000, 2_000).exitCode()).isEqualTo(ExitCode.NO);
    assertThat(report(0.88, 98_000, 2_000).exitCode()).isEqualTo(ExitCode.NO);
    assertThat(report(0.88, 100_000, 1_999).exitCode()).isEqualTo(ExitCode.NO);
  }

  @Test
  void programsGetSetsMeansRatiosVoidSetsAndSettings() {
    JsonNode fields = new ObjectMapper().valueToTree(report(0.9, 200_000, 1_999).fields());

    assertThat(fields.at("/sets/0/name").asText()).isEqualTo("One");
    assertThat(fields.at("/sets/0/events").asInt()).isEqualTo(5);
    assertThat(fields.at("/sets/0/messages/templates").asInt()).isEqualTo(6);
    assertThat(fields.at("/sets/0/messages/groupingAccuracy").asDouble()).isEqualTo(0.9);
    assertThat(fields.at("/sets/0/lines/f1").asDouble()).isEqualTo(0.5);
    assertThat(fields.at("/mean/groupingAccuracy").asDouble()).isEqualTo(0.9);
    assertThat(fields.at("/mean/groupingAccuracyOfLines").asDouble()).isEqualTo(0.6);
    assertThat(fields.at("/ratios/0/name").asText()).isEqualTo("mean grouping accuracy");
    assertThat(fields.at("/ratios/0/goal").asDouble()).isEqualTo(0.88);
    assertThat(fields.at("/ratios/0/met").asBoolean()).isTrue();
    assertThat(fields.at("/ratios/1/median").asDouble()).isEqualTo(201_000);
    assertThat(fields.at("/ratios/1/low").asDouble()).isEqualTo(200_000);
    assertThat(fields.at("/void").asInt()).isEqualTo(1);
    assertThat(fields.at("/settings/millrace/threads").asText()).isEqualTo("1");
    assertThat(fields.at("/settings/machine/processors").asInt()).isPositive();
  }

  @Test
  void peopleGetARowForEachSetAndTheMean() {
    StringWriter text = new StringWriter();
    report(0.9, 200_000, 1_999).print(new PrintWriter(text, true));

    assertThat(text.toString())
        .containsSubsequence("set", "One", "0.9000", "0.8000", "0.7000", "0.6000", "mean")
        .contains("void: the log of One has 2,000 lines, of which 1,999 are labelled")
        .contains("mean grouping accuracy: 0.900")
        .contains("goal at least 0.88: met");
  }
}
