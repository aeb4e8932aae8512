package dev.millrace.bootstrap.services.bench;

import dev.millrace.adapters.http.HttpRecordSource;
import dev.millrace.adapters.http.HttpSourceConfig;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.port.source.RecordSource;
import dev.millrace.domain.users.Users;
import dev.millrace.simulator.Simulator;
import dev.millrace.simulator.SimulatorConfig;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Pages of made-up users, fetched before they are needed; those of each pair are new users. */
final class SimulatedPages implements AutoCloseable {

  private static final int PAGE = 500;

  private final Family<?> users = new Users();
  private final Simulator simulator;
  private final RecordSource source;
  private final int records;
  private List<FetchedPage> fetched = List.of();
  private @Nullable RunPlan plan;

  private SimulatedPages(Simulator simulator, int records) {
    this.simulator = simulator;
    this.records = records;
    this.source =
        new HttpRecordSource(HttpSourceConfig.defaults().withPrivateAddresses(), Clock.systemUTC());
  }

  static SimulatedPages open(int records) {
    try {
      return new SimulatedPages(Simulator.start(SimulatorConfig.defaults()), records);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the simulator cannot be started", e);
    }
  }

  void fetch(int pair) {
    RunPlan next =
        new RunPlan(
            users.name(),
            simulator.uri().resolve("1.4/"),
            "bench-" + pair,
            records,
            Math.min(PAGE, records));
    List<FetchedPage> all = new ArrayList<>();
    for (int page = 1; page <= next.pages(); page++) {
      all.add(source.fetch(next.page(page), users.secrets()));
    }
    fetched = all;
    plan = next;
  }

  Family<?> users() {
    return users;
  }

  int records() {
    return records;
  }

  /** The plan that these pages fulfil. */
  RunPlan plan() {
    return Objects.requireNonNull(plan, "fetch first");
  }

  List<FetchedPage> all() {
    return fetched;
  }

  Map<String, String> settings() {
    return Map.of(
        "records",
        Integer.toString(records),
        "pageSize",
        Integer.toString(Math.min(PAGE, records)));
  }

  @Override
  public void close() {
    simulator.close();
  }
}
