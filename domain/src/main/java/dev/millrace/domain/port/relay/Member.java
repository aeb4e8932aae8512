package dev.millrace.domain.port.relay;

import java.util.UUID;

/**
 * A relay process.
 *
 * @param name that of the one before it, if it is to take over from it at once
 * @param incarnation its own
 */
public record Member(String name, UUID incarnation) {}
