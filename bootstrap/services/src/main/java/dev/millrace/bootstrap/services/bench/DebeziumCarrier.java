package dev.millrace.bootstrap.services.bench;

/** Debezium, once it has read what is there. */
final class DebeziumCarrier implements Carrier {

  private final DebeziumPeer debezium;

  DebeziumCarrier(DebeziumPeer debezium) {
    this.debezium = debezium;
  }

  @Override
  public void begin() {
    debezium.goOn();
    debezium.catchUp();
  }

  @Override
  public void end() {
    debezium.freeze();
  }
}
