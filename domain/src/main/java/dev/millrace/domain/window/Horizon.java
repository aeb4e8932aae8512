package dev.millrace.domain.window;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a generation has come: which windows it holds open, and of which it knows everything.
 *
 * @param watermark windows that begin until then are closed
 * @param madeAt when the generation began. The windows before are closed to it: others may have
 *     counted in them
 * @param now by the clock, by which what is kept expires
 */
public record Horizon(Instant watermark, Instant madeAt, Instant now) {

  /**
   * How long a topic surely holds every event: a topic of entities compacts after a day. Of windows
   * that begin within that time before it, a generation finds all events in the topic.
   */
  public static final Duration HELD = Duration.ofHours(23);

  /** How long what is kept of a closed window is surely there: a day less than the table's TTL. */
  public static final Duration KEPT = Duration.ofDays(31);

  boolean isOpen(Instant windowStart) {
    return windowStart.isAfter(watermark) && !windowStart.isBefore(madeAt);
  }

  /**
   * Whether all that ever came in a window is known: what is not kept of it comes, or came, from
   * the topic in this generation.
   */
  boolean isWhole(Instant windowStart) {
    return !windowStart.isBefore(madeAt.minus(HELD)) && windowStart.isAfter(now.minus(KEPT));
  }
}
