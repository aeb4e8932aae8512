package dev.millrace.application.path;

/**
 * What is found about a hop.
 *
 * @param brief without figures
 * @param words with figures
 */
record Judgement(Health health, String brief, String words) {

  static Judgement of(Health health, String brief) {
    return new Judgement(health, brief, brief);
  }

  /** It cannot be told without a server that is away, or was not heard of yet. */
  static Judgement without(String server, Reading<?> reading) {
    return reading.isAway()
        ? of(Health.UNKNOWN, "cannot be told while " + server + " does not answer")
        : of(Health.UNKNOWN, server + " is being asked");
  }
}
