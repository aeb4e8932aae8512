package dev.millrace.benchmarks.peer;

import java.util.Map;

/** One of the ways of doing the same work. Never asked for two things at a time. */
public interface Peer {

  /** Part of an address: lower-case words joined by hyphens. */
  String name();

  /** Everything that may matter to its speed; complete once it was prepared. */
  Map<String, String> settings();

  /** Makes, untimed, what the work starts from. What it leaves in the tables is removed. */
  void prepare();

  /**
   * Does the work; this is timed.
   *
   * @return how many records it carried, as far as it can tell
   */
  long work();

  /** Gives back, untimed, what was made for the work. */
  default void end() {}
}
