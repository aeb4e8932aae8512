package dev.millrace.bootstrap.services.checkup;

import java.util.List;

/**
 * What was found out about one thing.
 *
 * @param todo what to do next; empty when nothing
 */
public record Finding(String name, Level level, String found, String todo) {

  /** How bad it is. */
  public enum Level {
    ok,
    warn,
    fail
  }

  /** Nothing to do. */
  public static Finding ok(String name, String found) {
    return new Finding(name, Level.ok, found, "");
  }

  /** It works, and needs somebody. */
  public static Finding warn(String name, String found, String todo) {
    return new Finding(name, Level.warn, found, todo);
  }

  /** It does not work. */
  public static Finding fail(String name, String found, String todo) {
    return new Finding(name, Level.fail, found, todo);
  }

  /** Fine with these words, or not for these problems, which say what to do themselves. */
  static Finding of(String name, String fine, List<String> problems) {
    return problems.isEmpty() ? ok(name, fine) : fail(name, String.join("; ", problems), "");
  }

  public boolean isFailure() {
    return level == Level.fail;
  }
}
