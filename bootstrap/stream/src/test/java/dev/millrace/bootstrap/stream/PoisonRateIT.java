package dev.millrace.bootstrap.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.Server;
import dev.millrace.testing.servers.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Tag("matrix")
final class PoisonRateIT {

  private static final Logger LOG = LoggerFactory.getLogger(PoisonRateIT.class);
  private static final int WARMING = 10_000;
  private static final int TIMED = 50_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path folder;

  @Test
  void aTopicOfPoisonAloneIsCarriedAtHalfTheNormalRateAtLeast() throws Exception {
    Servers servers = Servers.shared();
    servers.start(Server.KAFKA, Server.REGISTRY, Server.CASSANDRA);
    double normal = rate("rate_normal", false);
    double poison = rate("rate_poison", true);
    LOG.info(
        "normal {} records/s, poison {} records/s, ratio {}",
        Math.round(normal),
        Math.round(poison),
        Math.round(100 * poison / normal) / 100.0);
    assertThat(poison).isGreaterThanOrEqualTo(normal / 2);
  }

  /** The driver is warm, and stands still until all lies on the topic. */
  private double rate(String keyspace, boolean poison) throws Exception {
    Servers servers = Servers.shared();
    Path own = folder.resolve(keyspace);
    Files.createDirectories(own);
    try (Pipeline pipeline = new Pipeline(servers, keyspace)) {
      DriverProcess driver = DriverProcess.start(pipeline.settings(servers.registry(), own), own);
      try {
        driver.until("ready", driver::isReady);
        publish(pipeline, 0, WARMING, poison);
        DriverProcess.within(PATIENCE, "warm", () -> pipeline.receipted() == WARMING);
        driver.pause();
        publish(pipeline, WARMING, WARMING + TIMED, poison);
        long start = System.nanoTime();
        driver.resume();
        DriverProcess.within(PATIENCE, "done", () -> pipeline.receipted() == WARMING + TIMED);
        return TIMED / ((System.nanoTime() - start) / 1e9);
      } finally {
        driver.kill();
      }
    }
  }

  /** Poison of the size of an event, so that both sides carry the same bytes. */
  private static void publish(Pipeline pipeline, int from, int to, boolean poison) {
    if (poison) {
      int size = pipeline.encode(pipeline.users().event(0)).length();
      pipeline.publishForeign(
          IntStream.range(from, to)
              .mapToObj(number -> ForeignRecord.ofSize(size, number))
              .toList());
    } else {
      pipeline.publish(from, to);
    }
  }
}
