package dev.millrace.bootstrap.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.local.Server;
import dev.millrace.testing.servers.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class StreamIT {

  private static final Logger LOG = LoggerFactory.getLogger(StreamIT.class);

  private static final int METRICS = freePort();

  @TempDir private Path folder;

  private @Nullable DriverProcess driver;

  @AfterEach
  void killTheDriver() throws InterruptedException {
    if (driver != null) {
      driver.kill();
    }
  }

  @Test
  void carriesEveryUserToCassandraThroughATerminationAndAKill() throws Exception {
    Servers servers = Servers.shared();
    servers.start(Server.KAFKA, Server.REGISTRY, Server.CASSANDRA);
    try (Pipeline pipeline = new Pipeline(servers, "stream_it")) {
      DriverProcess first = ready(pipeline);
      pipeline.publish(0, 2000);
      first.until("2000 counted", () -> pipeline.counted() == 2000);
      first.until("2000 served", () -> pipeline.served(0, 2000) == 2000);
      LOG.info("the driver holds {} MiB", first.residentMebibytes());
      first.until("its metrics", StreamIT::showsWhatItRead);
      assertThatASecondDriverIsRefused(pipeline, first);
      pipeline.publish(2000, 3000);
      first.terminate();
      DriverProcess.within(Duration.ofSeconds(12), "terminated", () -> !first.isAlive());
      DriverProcess second = ready(pipeline);
      pipeline.publish(3000, 4000);
      second.until("some more served", () -> pipeline.served(3900, 4000) > 0);
      second.kill();
      DriverProcess third = ready(pipeline);
      third.until("all served", () -> pipeline.served(0, 4000) == 4000);
      third.until("all counted", () -> pipeline.counted() == 4000);
      third.until("all receipted", () -> pipeline.receipted() == 4000);
      assertThat(pipeline.generations()).containsExactly("users-facts", "users-windows");
      assertThatItEndsWithSpark(pipeline, third);
    }
  }

  private void assertThatItEndsWithSpark(Pipeline pipeline, DriverProcess last) throws Exception {
    Files.createFile(end());
    pipeline.publish(4000, 4010);
    last.until("ended", () -> !last.isAlive());
    assertThat(last.exitCode()).as(last.output()).isEqualTo(3);
    assertThat(last.output()).contains("Spark has ended below the stream");
  }

  private Path end() {
    return folder.resolve("end-of-spark");
  }

  /** With checkpoints of its own: it would write the same rows all the same. */
  private void assertThatASecondDriverIsRefused(Pipeline pipeline, DriverProcess first)
      throws Exception {
    Map<Setting, String> settings = new HashMap<>(settings(pipeline));
    settings.put(Setting.STREAM_CHECKPOINTS, folder.resolve("others").toString());
    DriverProcess refused = DriverProcess.start(settings, folder);
    try {
      refused.until("refused", () -> !refused.isAlive());
      assertThat(refused.exitCode()).as(refused.output()).isEqualTo(3);
      assertThat(refused.output())
          .contains("stopped: the driver " + first.pid() + "@", "has run users-")
          .doesNotContain("stream ready");
      assertThat(folder.resolve("others")).doesNotExist();
    } finally {
      refused.kill();
    }
    assertThat(first.output()).doesNotContain("lost its lease");
  }

  private static boolean showsWhatItRead() throws IOException, InterruptedException {
    String page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + METRICS + "/metrics"))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    return page.contains("millrace_stream_running{query=\"users-facts\"} 1\n")
        && page.matches("(?s).*millrace_stream_rows_total\\{query=\"users-windows\"} [1-9].*")
        && page.contains("millrace_stream_state_rows{query=\"users-windows\"} ");
  }

  @ParameterizedTest
  @CsvSource({
    "STREAM_MASTER, nowhere, Spark cannot be started at nowhere",
    "KAFKA_BOOTSTRAP_SERVERS, nowhere.invalid:9, connect to Kafka at nowhere.invalid:9"
  })
  void whatCannotBeReachedOrStartedHasTheCodeOfAllCommands(
      Setting setting, String wrong, String told) throws Exception {
    DriverProcess started =
        DriverProcess.start(
            Map.of(setting, wrong, Setting.STREAM_CHECKPOINTS, folder.resolve("none").toString()),
            folder);
    driver = started;
    started.until("ended", () -> !started.isAlive());
    assertThat(started.exitCode()).as(started.output()).isEqualTo(3);
    assertThat(started.output()).contains(told);
  }

  private DriverProcess ready(Pipeline pipeline) throws Exception {
    long start = System.nanoTime();
    DriverProcess started = DriverProcess.start(settings(pipeline), folder);
    driver = started;
    started.until("ready", started::isReady);
    LOG.info("ready after {} ms", (System.nanoTime() - start) / 1_000_000);
    return started;
  }

  private Map<Setting, String> settings(Pipeline pipeline) throws IOException {
    Path properties =
        Files.writeString(
            folder.resolve("spark.properties"),
            "spark.extraListeners=%s\n%s=%s\n"
                .formatted(EndOfSpark.class.getName(), EndOfSpark.FILE, end()));
    Map<Setting, String> settings =
        new HashMap<>(pipeline.settings(Servers.shared().registry(), folder));
    settings.put(Setting.STREAM_METRICS_PORT, Integer.toString(METRICS));
    settings.put(Setting.STREAM_SPARK_PROPERTIES, properties.toString());
    return settings;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
