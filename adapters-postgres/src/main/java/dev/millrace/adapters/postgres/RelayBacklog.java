package dev.millrace.adapters.postgres;

import java.time.Duration;

/**
 * What the relay still has to publish, by the copy of its cursor.
 *
 * @param isSameHistory whether the cursor is of the database that holds the outbox, and of no later
 *     time of it
 * @param waiting rows of the outbox that the cursor does not cover
 * @param age of the oldest of them; zero when there are none
 */
public record RelayBacklog(boolean isSameHistory, long waiting, Duration age) {}
