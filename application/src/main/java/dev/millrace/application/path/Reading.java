package dev.millrace.application.path;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a server told, or why it did not.
 *
 * @param at when it told it, or was found not to
 * @param problem in words; empty where there is a value
 */
public record Reading<T>(Instant at, @Nullable T value, String problem) {

  public static <T> Reading<T> of(Instant at, T value) {
    return new Reading<>(at, value, "");
  }

  /** There is none, because the server does not answer. */
  public static <T> Reading<T> none(Instant at, String problem) {
    return new Reading<>(at, null, problem);
  }

  /** There is none yet: the server was asked just now. */
  public static <T> Reading<T> pending(Instant at) {
    return new Reading<>(at, null, "");
  }

  /** Whether the server was found not to answer. */
  boolean isAway() {
    return value == null && !problem.isEmpty();
  }
}
