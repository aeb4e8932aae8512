package dev.millrace.acceptance.planted.adapters.spark;

final class Nameless implements dev.millrace.acceptance.planted.domain.port.Port {
  @Override
  public void call() {}
}
