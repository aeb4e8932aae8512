package dev.millrace.acceptance.planted.adapters.kafka;

final class KafkaSkipping implements dev.millrace.acceptance.planted.domain.port.Held {
  @Override
  public void call() {}
}
