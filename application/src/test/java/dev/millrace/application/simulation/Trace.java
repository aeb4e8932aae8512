package dev.millrace.application.simulation;

/** The last steps, cheap to note. */
final class Trace {

  private static final int KEPT = 400;

  private final String[] who = new String[KEPT];
  private final String[] what = new String[KEPT];
  private int steps;

  void note(String actor, String event) {
    who[steps % KEPT] = actor;
    what[steps % KEPT] = event;
    steps++;
  }

  String last(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = Math.max(0, steps - Math.min(count, KEPT)); i < steps; i++) {
      lines.append(String.format("%n%6d %-10s %s", i, who[i % KEPT], what[i % KEPT]));
    }
    return lines.toString();
  }
}
