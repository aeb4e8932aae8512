package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.application.alert.Alert;
import dev.millrace.application.alert.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The control center and Prometheus tell the same alerts, at the same moments, in the same words.
 */
class AlertRulesTest {

  private static final Path FOLDER = Path.of("..", "infra", "monitoring");
  private static final Path MANUAL = Path.of("..", "docs", "operating.md");
  private static final int SECONDS = 60;

  @TempDir private Path scratch;

  static List<AlertCase> cases() {
    return AlertCase.ALL;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theControlCenterTellsWhatACaseSays(AlertCase test) {
    assertThat(test.shown()).isEqualTo(test.expected());
  }

  @ParameterizedTest
  @EnumSource(Alert.class)
  void eachAlertHasACaseInWhichItFires(Alert alert) {
    assertThat(AlertCase.ALL)
        .filteredOn(test -> test.alert() == alert)
        .flatExtracting(test -> test.expected().values())
        .anySatisfy(firing -> assertThat(firing).isNotEmpty());
  }

  @Test
  void theFilesAreThoseThatTheAlertsMake() throws IOException {
    if (Boolean.getBoolean("millrace.monitoring.write")) {
      Files.writeString(FOLDER.resolve(PrometheusFiles.RULES), PrometheusFiles.rules());
      Files.writeString(FOLDER.resolve(PrometheusFiles.TESTS), PrometheusFiles.tests());
    }
    assertThat(FOLDER.resolve(PrometheusFiles.RULES)).hasContent(PrometheusFiles.rules());
    assertThat(FOLDER.resolve(PrometheusFiles.TESTS)).hasContent(PrometheusFiles.tests());
  }

  @Test
  void prometheusTellsWhatTheCasesSay() throws Exception {
    promtoolIsHere();

    Outcome outcome = promtool("test", "rules", FOLDER.resolve(PrometheusFiles.TESTS).toString());

    assertThat(outcome.code()).as(outcome.output()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Alert.class)
  void aWrongThresholdFailsTheTestsOfItsRule(Alert alert) throws Exception {
    promtoolIsHere();
    Path tests = scratch.resolve(PrometheusFiles.TESTS);
    Files.writeString(tests, PrometheusFiles.tests());
    for (String rules : PrometheusFiles.spoiled(alert)) {
      assertThat(rules).isNotEqualTo(PrometheusFiles.rules());
      Files.writeString(scratch.resolve(PrometheusFiles.RULES), rules);

      Outcome outcome = promtool("test", "rules", tests.toString());

      assertThat(outcome.code()).as(rules).isNotZero();
      assertThat(outcome.output()).contains("alertname: " + alert.title());
    }
  }

  @Test
  void prometheusTakesItsSettings() throws Exception {
    promtoolIsHere();

    Outcome outcome = promtool("check", "config", FOLDER.resolve("prometheus.yml").toString());

    assertThat(outcome.code()).as(outcome.output()).isZero();
  }

  @Test
  void theManualNamesEachAlertAndEachMetric() throws IOException {
    String manual = Files.readString(MANUAL);

    assertThat(manual)
        .contains(Arrays.stream(Alert.values()).map(alert -> "`" + alert.title() + "`").toList())
        .contains(
            Arrays.stream(Signal.values()).map(signal -> "`" + signal.metric() + "`").toList());
  }

  @Test
  void eachMetricEndsInItsUnitAndNoTwoAreTheSame() {
    assertThat(Signal.values())
        .extracting(Signal::metric)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("millrace(_[a-z]+)+_(up|seconds|records|fields|total)"));
  }

  private void promtoolIsHere() throws Exception {
    assumeTrue(
        promtool("--version").code() == 0,
        "promtool is missing (package prometheus): the rules for Prometheus are not run");
  }

  private record Outcome(int code, String output) {}

  private Outcome promtool(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Arrays.stream(new String[][] {{"promtool"}, arguments})
            .flatMap(Arrays::stream)
            .collect(Collectors.toList());
    Path output = scratch.resolve("output");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException missing) {
      return new Outcome(-1, missing.toString());
    }
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " takes too long");
    }
    return new Outcome(process.exitValue(), Files.readString(output));
  }
}
