package dev.millrace.acceptance.planted.adapters.http;

final class UsesGuice {
  Object look() {
    return com.google.inject.Guice.createInjector();
  }
}
