package dev.millrace.acceptance.planted.domain;

final class LogsByTheJdk {
  void log() {
    java.util.logging.Logger.getLogger("planted").info("planted");
  }
}
