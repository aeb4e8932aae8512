package dev.millrace.domain.port.erasure;

import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.EventId;

/**
 * What takes a record's place in the outbox: it is published as a null value.
 *
 * @param slot that of the record's events, so that it follows them in their partition
 * @param version the one after the record's last
 * @param by who asked for it
 */
public record Tombstone(EventId event, int slot, long version, Erasure erasure, String by) {}
