package dev.millrace.adapters.http.api;

import java.time.Duration;

/**
 * What waits in the outbox for the relay.
 *
 * @param age how long the oldest has waited
 */
public record Backlog(long rows, Duration age) {}
