package dev.millrace.acceptance.planted.adapters.kafka;

final class Nameless implements dev.millrace.acceptance.planted.domain.port.Port {
  @Override
  public void call() {}
}
