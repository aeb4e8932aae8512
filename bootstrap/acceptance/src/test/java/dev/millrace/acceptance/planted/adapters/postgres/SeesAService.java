package dev.millrace.acceptance.planted.adapters.postgres;

final class SeesAService {
  Object look() {
    return new dev.millrace.acceptance.planted.application.Service();
  }
}
