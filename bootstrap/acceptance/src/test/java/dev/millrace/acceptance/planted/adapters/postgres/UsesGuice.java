package dev.millrace.acceptance.planted.adapters.postgres;

final class UsesGuice {
  Object look() {
    return com.google.inject.Guice.createInjector();
  }
}
