package dev.millrace.adapters.postgres;

import java.time.LocalDate;

/**
 * How far back the outbox goes.
 *
 * @param oldest the first day (UTC) that has a partition
 * @param held why it stays although it is older than what is kept; empty when it is not, or when it
 *     goes at the next look
 * @param hasRest whether there are rows that no day's partition took
 */
public record OutboxAge(LocalDate oldest, String held, boolean hasRest) {}
