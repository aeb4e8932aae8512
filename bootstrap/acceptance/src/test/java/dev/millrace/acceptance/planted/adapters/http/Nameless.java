package dev.millrace.acceptance.planted.adapters.http;

final class Nameless implements dev.millrace.acceptance.planted.domain.port.Port {
  @Override
  public void call() {}
}
