package dev.millrace.domain.anomaly;

import java.time.Instant;

/**
 * What a sensor told.
 *
 * @param value may be no number or infinite: it is then passed over
 */
public record Reading(Instant time, double value) {}
