package dev.millrace.application.path;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka tells of a streaming query.
 *
 * @param query what it does with its family's events, such as {@code facts}
 * @param lastBatch the number of its last batch, where one is known
 * @param lastSeenAt its last sign of life; null when there never was one
 * @param silent whether that is too long ago, see {@link SignsOfLife}
 * @param read how many records it has read: the sum of its offsets
 * @param unread how many records wait for it
 * @param age how long the oldest of them has waited
 */
public record StreamReading(
    String family,
    String query,
    @Nullable Long lastBatch,
    @Nullable Instant lastSeenAt,
    boolean silent,
    long read,
    long unread,
    Duration age) {

  /** The name of the queries that write what is served. */
  public static final String FACTS = "facts";
}
