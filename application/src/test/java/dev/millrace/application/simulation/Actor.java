package dev.millrace.application.simulation;

/** A process, or a force of nature, that is advanced a step at a time. */
interface Actor {

  String name();

  /** Does the next thing; whether there was one. */
  boolean step();

  /** Loses all that it holds in memory. */
  default void crash() {}

  /** Bears a failure that came out of a step. */
  default void fail(RuntimeException failure) {}
}
