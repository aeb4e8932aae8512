package dev.millrace.acceptance.planted.adapters.kafka;

final class SeesPostgres {
  Object look() {
    return new dev.millrace.acceptance.planted.adapters.postgres.PostgresOpen();
  }
}
