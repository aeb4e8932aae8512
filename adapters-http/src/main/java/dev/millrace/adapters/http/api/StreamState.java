package dev.millrace.adapters.http.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a streaming query stands.
 *
 * @param query what it does with its family's events, such as {@code facts}
 * @param lastBatch the number of its last batch, where one is known
 * @param lastSeenAt when it last ended a batch, or looked for events in vain; null when it never
 *     did
 * @param silent whether that is too long ago
 * @param read how many records it has read: the sum of its offsets
 * @param unread how many records wait for it
 * @param lag how long the oldest of them has waited
 */
public record StreamState(
    String family,
    String query,
    @Nullable Long lastBatch,
    @Nullable Instant lastSeenAt,
    boolean silent,
    long read,
    long unread,
    Duration lag) {}
