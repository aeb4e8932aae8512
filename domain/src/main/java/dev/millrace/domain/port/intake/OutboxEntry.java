package dev.millrace.domain.port.intake;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.WriteTime;

/**
 * An event to put into the outbox.
 *
 * @param slot in which order it is published: what has the same slot stands in one partition, as it
 *     was taken in
 * @param payload the finished bytes of the topic's value: framed Avro
 * @param traceparent the W3C trace context under which it was taken in
 */
public record OutboxEntry(
    EventId event,
    RecordKey key,
    long version,
    WriteTime writeTime,
    int slot,
    Bytes payload,
    String traceparent) {}
