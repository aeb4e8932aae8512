package dev.millrace.application.alert;

import java.time.Instant;

/**
 * An alert that fires.
 *
 * @param of the hop, family or topic
 * @param value that shows it, now
 * @param since when its condition has held
 */
public record Firing(Alert alert, String of, double value, Instant since) {

  /** What is wrong, in words. */
  public String words() {
    return alert.words(of, value);
  }
}
