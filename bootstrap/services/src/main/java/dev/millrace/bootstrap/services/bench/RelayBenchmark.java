package dev.millrace.bootstrap.services.bench;

import java.util.List;

/** The relay's way from PostgreSQL into Kafka: what exactness costs, and who holds it up. */
final class RelayBenchmark implements Benchmark {

  @Override
  public String name() {
    return "relay";
  }

  @Override
  public String purpose() {
    return "A backlog of the outbox drained into Kafka by the relay, against reading it alone and"
        + " producing it alone, against Debezium's engine and a relay without transactions, and while"
        + " somebody holds a transaction open; how long single events take; and what a relay costs"
        + " that has nothing to do.";
  }

  @Override
  public int records() {
    return 100_000;
  }

  @Override
  public List<Ratio> ratios() {
    return List.of(
        Ratio.betweenBoth(RelaySide.RELAY, ReadSide.NAME, ProduceSide.NAME, 0.85),
        Ratio.between(FreshSide.NAME, DebeziumSide.NAME, 5),
        Ratio.between(RelaySide.RELAY, RelaySide.UNTRANSACTED, 0.9),
        Ratio.between(HeldOpenSide.NAME, FreshSide.NAME, 0.95),
        Ratio.atMost(HeldOpenSide.DEAD_TUPLES, 0),
        Ratio.ofFigures(LatencySide.p99(DebeziumSide.NAME), LatencySide.p99(RelaySide.RELAY), 1),
        Ratio.atMost(LatencySide.p99(RelaySide.RELAY), 50),
        Ratio.atMost(IdleSide.CORE, 2));
  }

  @Override
  public Workbench open(Surface surface) throws InterruptedException {
    return RelayWorkbench.open(surface);
  }
}
