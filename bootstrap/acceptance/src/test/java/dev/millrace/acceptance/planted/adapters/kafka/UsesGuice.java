package dev.millrace.acceptance.planted.adapters.kafka;

final class UsesGuice {
  Object look() {
    return com.google.inject.Guice.createInjector();
  }
}
