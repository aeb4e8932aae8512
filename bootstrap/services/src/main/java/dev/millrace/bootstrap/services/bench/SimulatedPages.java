package dev.millrace.bootstrap.services.bench;

import dev.millrace.adapters.http.HttpRecordSource;
import dev.millrace.adapters.http.HttpSourceConfig;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.source.RecordSource;
import dev.millrace.simulator.Simulator;
import dev.millrace.simulator.SimulatorConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

/** Pages of made-up users, fetched before they are needed. */
final class SimulatedPages {

  private static final int PAGE = 500;

  private SimulatedPages() {}

  static Pages of(Family<?> users, int records) {
    try (Simulator simulator = Simulator.start(SimulatorConfig.defaults())) {
      RecordSource source =
          new HttpRecordSource(
              HttpSourceConfig.defaults().withPrivateAddresses(true), Clock.systemUTC());
      RunPlan plan =
          new RunPlan(
              users.name(),
              simulator.uri().resolve("1.4/"),
              "bench",
              records,
              Math.min(PAGE, records));
      return Pages.fetched(source, plan, users);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator cannot be started", e);
    }
  }
}
