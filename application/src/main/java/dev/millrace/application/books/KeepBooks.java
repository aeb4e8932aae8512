package dev.millrace.application.books;

import java.time.Duration;

/** Brings what streams report into the books, a step at a time. */
@FunctionalInterface
public interface KeepBooks {

  /** Enters the next reports, waiting for the first no longer than {@code patience}; how many. */
  int enter(Duration patience);
}
