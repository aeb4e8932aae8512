package dev.millrace.acceptance.planted.adapters.cassandra;

final class Nameless implements dev.millrace.acceptance.planted.domain.port.Port {
  @Override
  public void call() {}
}
