package dev.millrace.bootstrap.services.bench;

import java.util.Map;

/** Debezium carries the backlog from its slot, which was there before the rows. */
final class DebeziumSide implements Side {

  static final String NAME = "debezium";

  private final RelayBench bench;
  private final DebeziumPeer debezium;
  private final EventTopic topic;

  DebeziumSide(RelayBench bench, DebeziumPeer debezium, EventTopic topic) {
    this.bench = bench;
    this.debezium = debezium;
    this.topic = topic;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> settings() {
    return bench.settings("debezium", debezium.settings());
  }

  /** What others wrote is read beforehand, and only what fits into buffers of the backlog. */
  @Override
  public void prepare() {
    debezium.goOn();
    debezium.catchUp();
    debezium.freeze();
    topic.empty();
    bench.backlog().write();
  }

  @Override
  public void work() {
    debezium.goOn();
    debezium.catchUp();
  }

  @Override
  public Proof prove() {
    debezium.freeze();
    return topic.proof(bench.backlog().records());
  }
}
