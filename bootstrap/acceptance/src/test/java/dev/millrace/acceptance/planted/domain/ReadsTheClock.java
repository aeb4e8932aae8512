package dev.millrace.acceptance.planted.domain;

final class ReadsTheClock {
  long now() {
    return java.time.Instant.now().toEpochMilli();
  }
}
