package dev.millrace.bootstrap.services.bench;

import java.util.List;

/** The stream's way from Kafka into Cassandra, and its writer alone. */
final class StreamBenchmark implements Benchmark {

  static final String WRITER = "millrace";
  static final String DRIVER = "java-driver";
  static final String DSBULK = "dsbulk";
  static final String CONNECTOR = "connector";
  static final String FACTS = "kafka to cassandra";
  static final String NOWHERE = "kafka to nowhere";
  static final String ALL_VIEWS = "java-driver, all views";

  @Override
  public String name() {
    return "stream";
  }

  @Override
  public String purpose() {
    return "The rows of a view written to Cassandra by the stream's writer, against the driver alone,"
        + " DSBulk and the Spark connector's sink, each with its own best settings; and records from"
        + " Kafka served in all views, against reading them alone and writing them alone.";
  }

  @Override
  public int records() {
    return 50_000;
  }

  @Override
  public List<Ratio> ratios() {
    return List.of(
        Ratio.between(WRITER, DRIVER, 0.85),
        Ratio.between(WRITER, DSBULK, 1),
        Ratio.between(WRITER, CONNECTOR, 1.2),
        Ratio.betweenAll(FACTS, List.of(NOWHERE, ALL_VIEWS), 0.7));
  }

  @Override
  public Workbench open(Surface surface) throws InterruptedException {
    return StreamWorkbench.open(surface);
  }
}
