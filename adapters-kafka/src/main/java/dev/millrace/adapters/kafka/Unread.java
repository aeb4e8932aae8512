package dev.millrace.adapters.kafka;

import java.time.Duration;

/**
 * What a reader has yet to read.
 *
 * @param records between its offsets and the ends
 * @param age how long the oldest of them has been in the log; zero where there is none
 */
public record Unread(long records, Duration age) {

  static final Unread NOTHING = new Unread(0, Duration.ZERO);
}
