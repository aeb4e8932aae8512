package dev.millrace.bootstrap.services.process;

/** What a {@link Loop} does again and again. */
public interface Step {

  /** Takes its place, again after each failure. */
  default void open() {}

  /** Does the next piece of work; how much it did, 0 when there is none now. */
  int run();

  /** Called by another thread when the loop is to end: a step that takes long comes to its end. */
  default void askToEnd() {}

  /** Gives up what was opened: the loop has come to its end, and nobody knows of that yet. */
  default void end() {}
}
