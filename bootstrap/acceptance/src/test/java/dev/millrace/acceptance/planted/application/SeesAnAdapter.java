package dev.millrace.acceptance.planted.application;

final class SeesAnAdapter {
  Object look() {
    return new dev.millrace.acceptance.planted.adapters.postgres.PostgresOpen();
  }
}
