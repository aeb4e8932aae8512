package dev.millrace.acceptance.planted.adapters.cassandra;

final class UsesGuice {
  Object look() {
    return com.google.inject.Guice.createInjector();
  }
}
