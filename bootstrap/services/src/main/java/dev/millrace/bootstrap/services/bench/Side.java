package dev.millrace.bootstrap.services.bench;

import java.util.Map;

/** One of the ways of doing the same work. */
public interface Side {

  String name();

  /** Everything that may matter to its speed. */
  Map<String, String> settings();

  /** Makes, untimed, what the work starts from. */
  void prepare();

  /** Does the work; this is timed. */
  void work();

  /** Counts, untimed, what the work left behind. */
  Proof prove();

  /** What else the run showed, once it is proved: by names that no other side uses. */
  default Map<String, Double> figures() {
    return Map.of();
  }
}
