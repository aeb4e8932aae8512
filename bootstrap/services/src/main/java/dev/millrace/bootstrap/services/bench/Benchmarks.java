package dev.millrace.bootstrap.services.bench;

import java.util.List;
import java.util.Optional;

/** The benchmarks there are. */
public final class Benchmarks {

  public static final List<Benchmark> ALL =
      List.of(
          new IngestBenchmark(),
          new RelayBenchmark(),
          new StreamBenchmark(),
          new PathBenchmark(),
          new SensorsBenchmark(),
          new LogsBenchmark());

  private Benchmarks() {}

  public static Optional<Benchmark> named(String name) {
    return ALL.stream().filter(benchmark -> benchmark.name().equals(name)).findFirst();
  }

  public static List<String> names() {
    return ALL.stream().map(Benchmark::name).toList();
  }
}
