package dev.millrace.application.simulation;

import java.util.Arrays;

/** A promise that was found broken. */
final class Broken extends AssertionError {

  private static final long serialVersionUID = 1L;

  Broken(String promise) {
    super(promise);
  }

  static void unless(boolean kept, String promise, Object... details) {
    if (!kept) {
      throw new Broken(details.length == 0 ? promise : promise + " " + Arrays.toString(details));
    }
  }
}
