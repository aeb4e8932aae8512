package dev.millrace.acceptance.planted.adapters.kafka;

final class KafkaHeld implements dev.millrace.acceptance.planted.domain.port.Held {
  @Override
  public void call() {}
}
