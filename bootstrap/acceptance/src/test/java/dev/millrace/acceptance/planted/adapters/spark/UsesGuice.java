package dev.millrace.acceptance.planted.adapters.spark;

final class UsesGuice {
  Object look() {
    return com.google.inject.Guice.createInjector();
  }
}
