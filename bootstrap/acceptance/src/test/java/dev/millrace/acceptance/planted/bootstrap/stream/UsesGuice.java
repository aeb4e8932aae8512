package dev.millrace.acceptance.planted.bootstrap.stream;

public final class UsesGuice {
  public Object look() {
    return com.google.inject.Guice.createInjector();
  }
}
