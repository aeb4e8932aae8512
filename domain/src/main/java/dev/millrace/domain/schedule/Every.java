package dev.millrace.domain.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * At the multiples of a span since the epoch, so that every hour is the full hour: a restart or a
 * pause does not move them.
 *
 * @param span whole seconds, ten at least
 */
public record Every(Duration span) implements Timing {

  static final String WORD = "every";

  private static final Duration SHORTEST = Duration.ofSeconds(10);

  public Every {
    requireLong(span);
  }

  private static void requireLong(Duration span) {
    if (span.compareTo(SHORTEST) < 0 || span.toNanosPart() != 0) {
      throw new IllegalArgumentException(
          "the span between two fires is at least " + Span.text(SHORTEST));
    }
  }

  /**
   * Reads a span such as 15m.
   *
   * @throws IllegalArgumentException when it is none, or too short
   */
  public static Every parse(String text) {
    return new Every(Span.parse(text));
  }

  @Override
  public Instant after(Instant time) {
    long step = span.toSeconds();
    return Instant.ofEpochSecond((Math.floorDiv(time.getEpochSecond(), step) + 1) * step);
  }

  @Override
  public Duration leastGap() {
    return span;
  }

  @Override
  public String text() {
    return WORD + " " + Span.text(span);
  }
}
