package dev.millrace.application.redrive;

/** Notes in the books which events of dead letters are served after they were published again. */
@FunctionalInterface
public interface SettleLetters {

  /** Looks some of them up, the next ones each time; how many were served. */
  int settle();
}
