package dev.millrace.acceptance.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tests in {@code infra/airflow} with the Python that is here. */
class AirflowDagsTest {

  private static final Path TESTS = Path.of("..", "..", "infra", "airflow", "tests");
  private static final Path IN_AIRFLOW = TESTS.resolve("test_dags.py");
  private static final int MINUTES = 10;

  @TempDir private Path folder;

  @BeforeEach
  void pythonIsHere() throws Exception {
    assumeTrue(
        python("-c", "import pytest, jsonschema").code() == 0,
        "python3 with pytest and jsonschema is missing: the tests of the DAGs are left out");
  }

  @Test
  void whatTheDagsAskAndConcludeIsWhatTheInterfaceSays() throws Exception {
    Outcome outcome = pytest("--ignore=" + IN_AIRFLOW, TESTS.toString());

    assertThat(outcome.code()).as(outcome.output()).isZero();
  }

  @Test
  void theDagsLoadAndRunInAirflow() throws Exception {
    assumeTrue(
        python("-c", "import airflow.sdk, airflow.providers.http").code() == 0,
        "Airflow 3 with its HTTP provider is missing: the DAGs are not run");

    Outcome outcome = pytest(IN_AIRFLOW.toString());

    assertThat(outcome.code()).as(outcome.output()).isZero();
  }

  private record Outcome(int code, String output) {}

  private Outcome pytest(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-m", "pytest", "-q", "-p", "no:cacheprovider"));
    all.addAll(List.of(arguments));
    return python(all.toArray(String[]::new));
  }

  private Outcome python(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "-B"));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException noPython) {
      return new Outcome(-1, noPython.toString());
    }
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError(command + " takes too long: " + Files.readString(output));
    }
    return new Outcome(process.exitValue(), Files.readString(output));
  }
}
