package dev.millrace.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeSimulatedApiTest {

  @Test
  void theProcessPrintsItsUriWhenReadyAndEndsOnASignal() throws Exception {
    Process process = run("--port", "0", "--rate-limit", "1");
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(out.readLine()).resolve("1.4/?seed=s")).build();
      HttpClient client = HttpClient.newHttpClient();

      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(429);
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void othersReachItWhereItIsTold() throws Exception {
    String other = "127.0.0.2";
    SimulatorConfig config = ServeSimulatedApi.config(List.of("--bind", other));
    try (Simulator simulator = Simulator.start(config)) {
      URI there = URI.create("http://%s:%d/api/1.4/".formatted(other, simulator.uri().getPort()));
      HttpRequest request = HttpRequest.newBuilder(there).build();

      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aStartThatFailsSaysWhy() throws Exception {
    Process process = run("--recorded", "no/such/folder");
    String complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isOne();
    assertThat(complaint).contains("no/such/folder");
  }

  @Test
  void optionsAreRead() {
    SimulatorConfig config =
        ServeSimulatedApi.config(
            List.of(
                "--bind",
                "0.0.0.0",
                "--port",
                "8099",
                "--recorded",
                "pages",
                "--rate-limit",
                "60"));

    assertThat(config.bind()).isEqualTo("0.0.0.0");
    assertThat(config.port()).isEqualTo(8099);
    assertThat(config.recorded()).isEqualTo(Path.of("pages"));
    assertThat(config.rateLimit()).isEqualTo(RateLimit.perMinute(60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port", "--port x", "--port 70000", "--rate-limit 0", "--verbose yes"})
  void wrongOptionsAreRefused(String arguments) {
    assertThatThrownBy(() -> ServeSimulatedApi.config(List.of(arguments.split(" "))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Process run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(ServeSimulatedApi.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }
}
