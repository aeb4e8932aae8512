package dev.millrace.bootstrap.stream;

import dev.millrace.local.Server;
import dev.millrace.testing.servers.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class StreamIT {

  private static final Logger LOG = LoggerFactory.getLogger(StreamIT.class);

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
    try (Pipeline pipeline = new Pipeline(servers)) {
      DriverProcess first = ready(servers);
      pipeline.publish(0, 2000);
      until(first, "2000 counted", () -> pipeline.counted() == 2000);
      until(first, "2000 served", () -> pipeline.served(0, 2000) == 2000);
      LOG.info("the driver holds {} MiB", first.residentMebibytes());
      pipeline.publish(2000, 3000);
      first.terminate();
      within(Duration.ofSeconds(12), "terminated", () -> !first.isAlive());
      DriverProcess second = ready(servers);
      pipeline.publish(3000, 4000);
      until(second, "some more served", () -> pipeline.served(3900, 4000) > 0);
      second.kill();
      DriverProcess third = ready(servers);
      until(third, "all served", () -> pipeline.served(0, 4000) == 4000);
      until(third, "all counted", () -> pipeline.counted() == 4000);
      until(third, "all receipted", () -> pipeline.receipted() == 4000);
    }
  }

  private DriverProcess ready(Servers servers) throws Exception {
    long start = System.nanoTime();
    DriverProcess started = DriverProcess.start(servers, folder);
    driver = started;
    until(started, "ready", started::isReady);
    LOG.info("ready after {} ms", (System.nanoTime() - start) / 1_000_000);
    return started;
  }

  private static void until(DriverProcess driver, String what, Callable<Boolean> reached)
      throws Exception {
    try {
      within(Duration.ofSeconds(90), what, reached);
    } catch (AssertionError late) {
      throw new AssertionError(late.getMessage() + "\n" + driver.output(), late);
    }
  }

  private static void within(Duration patience, String what, Callable<Boolean> reached)
      throws Exception {
    long start = System.nanoTime();
    while (!reached.call()) {
      if (System.nanoTime() - start > patience.toNanos()) {
        throw new AssertionError("not within " + patience + ": " + what);
      }
      Thread.sleep(250);
    }
    LOG.info("{} after {} ms", what, (System.nanoTime() - start) / 1_000_000);
  }
}
