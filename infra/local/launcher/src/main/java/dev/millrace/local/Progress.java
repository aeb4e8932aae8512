package dev.millrace.local;

import java.time.Duration;
import java.util.function.Consumer;

/** Hears what the processes of a stack do. Called from many threads. */
public interface Progress extends AutoCloseable {

  /**
   * A process changed its state.
   *
   * @param elapsed since it was asked to start (or to stop, when it is stopping or has stopped)
   * @param detail one line that a person can use; may be empty
   */
  void changed(String process, State state, Duration elapsed, String detail);

  /** Nothing more will change soon: a live display leaves the terminal in order. */
  @Override
  default void close() {}

  /**
   * Live lines when the standard error is a terminal, else a plain line for each change that
   * matters.
   *
   * @param standardError takes text as it is: {@code System.err::print}
   */
  static Progress on(Consumer<String> standardError) {
    return Terminal.isStandardError()
        ? new LiveProgress(standardError)
        : new PlainProgress(line -> standardError.accept(line + System.lineSeparator()));
  }

  /** Tells nobody. */
  static Progress silent() {
    return (process, state, elapsed, detail) -> {};
  }
}
