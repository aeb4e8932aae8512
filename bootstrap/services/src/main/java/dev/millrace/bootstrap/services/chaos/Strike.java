package dev.millrace.bootstrap.services.chaos;

import java.time.Duration;

/**
 * One strike.
 *
 * @param after how long to wait before it
 * @param lasting how long a pause lasts; a kill has no duration
 */
public record Strike(Pair pair, Duration after, Duration lasting) {

  @Override
  public String toString() {
    String pause = pair.kind() == Kind.PAUSE ? " for " + lasting.toMillis() + " ms" : "";
    return pair + " after " + after.toMillis() + " ms" + pause;
  }
}
