package dev.millrace.acceptance.planted.adapters.postgres;

public class PostgresOpen implements dev.millrace.acceptance.planted.domain.port.Port {
  @Override
  public void call() {}
}
