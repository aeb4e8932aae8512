package dev.millrace.domain.port.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * One record seen at one hop.
 *
 * @param hop such as {@code raw}, {@code outbox}, {@code topic}, {@code users_by_id}
 * @param details what this hop knows, in the order to show: ids, positions, versions; no content
 */
public record Sighting(String hop, Instant at, Map<String, String> details) {}
