package dev.millrace.domain.schedule;

import java.time.Duration;
import java.time.Instant;

/** When something is due again and again. */
public sealed interface Timing permits Cron, Every {

  /** The first time that it is due after another one. */
  Instant after(Instant time);

  /** The least time from one time that it is due to the next. */
  Duration leastGap();

  /** The text from which {@link #parse} makes it again. */
  String text();

  /**
   * Reads {@code cron EXPRESSION} or {@code every SPAN}.
   *
   * @throws IllegalArgumentException when it is neither; the message says why
   */
  static Timing parse(String text) {
    String[] words = text.split(" ", 2);
    if (words.length == 2 && words[0].equals(Cron.WORD)) {
      return Cron.parse(words[1]);
    }
    if (words.length == 2 && words[0].equals(Every.WORD)) {
      return Every.parse(words[1]);
    }
    throw new IllegalArgumentException("neither cron nor every: " + text);
  }
}
