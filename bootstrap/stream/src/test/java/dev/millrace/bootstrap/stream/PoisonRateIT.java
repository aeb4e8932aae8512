package dev.millrace.bootstrap.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.Server;
import dev.millrace.testing.servers.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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

  /** What lies on the topic, from one number up to but without another. */
  private interface Load {

    void publish(Pipeline pipeline, int from, int to);
  }

  @Test
  void aTopicOfPoisonAloneIsCarriedAtHalfTheNormalRateAtLeast() throws Exception {
    Servers servers = Servers.shared();
    servers.start(Server.KAFKA, Server.REGISTRY, Server.CASSANDRA);
    Map<String, Double> poison = new TreeMap<>();
    double before = rate("rate_before", Pipeline::publish);
    poison.put(
        "no frame", rate("rate_unframed", of(it -> List.of(ForeignRecord.unframed(size(it))))));
    poison.put(
        "unknown id",
        rate("rate_unknown", of(it -> List.of(ForeignRecord.ofUnknownSchema(4711, size(it))))));
    poison.put("of each kind", rate("rate_mixed", of(PoisonRateIT::ofEachKind)));
    double after = rate("rate_after", Pipeline::publish);
    LOG.info("records/s: normal {} and {}, poison {}", before, after, poison);
    double half = Math.max(before, after) / 2;
    assertThat(poison).allSatisfy((kind, rate) -> assertThat(rate).isGreaterThanOrEqualTo(half));
  }

  /** These in turns. */
  private static Load of(Function<Pipeline, List<ForeignRecord>> kinds) {
    return (pipeline, from, to) -> {
      List<ForeignRecord> each = kinds.apply(pipeline);
      pipeline.publishForeign(
          IntStream.range(from, to)
              .mapToObj(number -> each.get(number % each.size()).numbered(number))
              .toList());
    };
  }

  /** Without those of many times the size of an event, whose rate is that of their bytes. */
  private static List<ForeignRecord> ofEachKind(Pipeline pipeline) {
    int size = size(pipeline);
    return ForeignRecord.ofEachKind(pipeline).stream()
        .filter(record -> record.isWithin(2 * size))
        .toList();
  }

  /** Of an event, so that both sides carry the same bytes. */
  private static int size(Pipeline pipeline) {
    return pipeline.encode(pipeline.users().event(0)).length();
  }

  /** The driver is warm, and stands still until all lies on the topic. */
  private double rate(String keyspace, Load load) throws Exception {
    Servers servers = Servers.shared();
    Path own = folder.resolve(keyspace);
    Files.createDirectories(own);
    try (Pipeline pipeline = new Pipeline(servers, keyspace)) {
      DriverProcess driver = DriverProcess.start(pipeline.settings(servers.registry(), own), own);
      try {
        driver.until("ready", driver::isReady);
        load.publish(pipeline, 0, WARMING);
        DriverProcess.within(PATIENCE, "warm", () -> pipeline.receipted() == WARMING);
        driver.pause();
        load.publish(pipeline, WARMING, WARMING + TIMED);
        long start = System.nanoTime();
        driver.resume();
        DriverProcess.within(PATIENCE, "done", () -> pipeline.receipted() == WARMING + TIMED);
        return TIMED / ((System.nanoTime() - start) / 1e9);
      } finally {
        driver.kill();
      }
    }
  }
}
