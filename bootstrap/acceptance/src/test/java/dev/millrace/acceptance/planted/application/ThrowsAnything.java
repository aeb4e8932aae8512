package dev.millrace.acceptance.planted.application;

final class ThrowsAnything {
  void fail(boolean really) {
    if (really) {
      throw new RuntimeException("planted");
    }
  }
}
