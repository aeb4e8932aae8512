package dev.millrace.acceptance.planted.application;

final class SeesBootstrap {
  Object look() {
    return new dev.millrace.acceptance.planted.bootstrap.stream.UsesGuice();
  }
}
