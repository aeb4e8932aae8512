package dev.millrace.application.simulation;

/** The death of a process, which nothing in it can catch. */
final class Crash extends Error {

  private static final long serialVersionUID = 1L;

  Crash() {
    super("crashed", null, false, false);
  }
}
