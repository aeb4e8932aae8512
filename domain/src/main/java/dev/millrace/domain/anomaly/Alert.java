package dev.millrace.domain.anomaly;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which a sensor was strange, as far as it is known.
 *
 * @param openedAt the time of the reading that began it, which tells a sensor's alerts apart
 * @param closedAt of the reading by which the sensor was calm again; empty while it is open
 * @param peak the highest score in it
 * @param reason for that score, in words
 */
public record Alert(Instant openedAt, Optional<Instant> closedAt, double peak, String reason) {}
