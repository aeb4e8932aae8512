package dev.millrace.bootstrap.services.bench;

import java.util.Map;

/** One of two ways of doing the same work. */
public interface Side {

  String name();

  /** Everything that may matter to its speed. */
  Map<String, String> settings();

  /** Does the work of the pair that was prepared; this is timed. */
  void work();

  /** Counts, untimed, what the work left behind. */
  Proof prove();
}
