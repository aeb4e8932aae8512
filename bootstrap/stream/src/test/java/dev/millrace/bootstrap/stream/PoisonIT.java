package dev.millrace.bootstrap.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bootstrap.stream.FaultyRegistry.Fault;
import dev.millrace.local.Server;
import dev.millrace.testing.servers.Servers;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PoisonIT {

  @TempDir private Path folder;

  private @Nullable DriverProcess driver;

  @AfterEach
  void killTheDriver() throws InterruptedException {
    if (driver != null) {
      driver.kill();
    }
  }

  @Test
  void aSickRegistryIsWaitedForAndForeignBytesStopNobody() throws Exception {
    Servers servers = Servers.shared();
    servers.start(Server.KAFKA, Server.REGISTRY, Server.CASSANDRA);
    try (Pipeline pipeline = new Pipeline(servers, "poison_it");
        Letters letters = new Letters(servers.kafka());
        FaultyRegistry registry = new FaultyRegistry(servers.registry())) {
      List<ForeignRecord> foreign = ForeignRecord.ofEachKind(pipeline);
      pipeline.publish(0, 10);
      pipeline.publishForeign(foreign);
      pipeline.publishFromTheFuture(903);
      pipeline.publish(10, 20);
      registry.plan(Fault.UNAVAILABLE);
      DriverProcess running =
          DriverProcess.start(pipeline.settings(registry.address(), folder), folder);
      driver = running;
      nothingHappensWhile(
          registry,
          running,
          List.of(Fault.UNAVAILABLE, Fault.ERROR_PAGE, Fault.GARBAGE, Fault.REFUSES, Fault.STUCK));
      assertThat(pipeline.served(0, 20)).isZero();
      assertThat(pipeline.counted()).isZero();
      registry.plan(Fault.NONE);
      running.until("all served", () -> pipeline.served(0, 20) == 20);
      running.until("all counted", () -> pipeline.counted() == 20 + 1);
      running.until("all dead", () -> letters.count() >= foreign.size());
      for (ForeignRecord record : foreign) {
        assertThat(letters.holding(record)).as(record.toString()).isEqualTo(1);
      }

      registry.plan(Fault.UNAVAILABLE);
      int before = registry.met(Fault.UNAVAILABLE);
      pipeline.publish(20, 30);
      running.until("served by what is known", () -> pipeline.served(20, 30) == 10);
      assertThat(registry.met(Fault.UNAVAILABLE)).isEqualTo(before);
      ForeignRecord unknown = ForeignRecord.ofUnknownSchema(4712);
      pipeline.publishForeign(List.of(unknown));
      pipeline.publish(30, 40);
      nothingHappensWhile(registry, running, List.of(Fault.ERROR_PAGE));
      assertThat(letters.count()).isEqualTo(foreign.size());
      registry.plan(Fault.NONE);
      running.until("all served", () -> pipeline.served(0, 40) == 40);
      running.until("all counted", () -> pipeline.counted() == 40 + 1);
      running.until("one more dead", () -> letters.count() > foreign.size());
      assertThat(letters.holding(unknown)).isEqualTo(1);
      assertThat(running.isAlive()).isTrue();
    }
  }

  private void nothingHappensWhile(
      FaultyRegistry registry, DriverProcess running, List<Fault> faults) throws Exception {
    for (Fault fault : faults) {
      int before = registry.met(fault);
      registry.plan(fault);
      running.until("the registry " + fault, () -> registry.met(fault) > before + 1);
      assertThat(running.isAlive()).isTrue();
    }
  }
}
