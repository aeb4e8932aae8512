package dev.millrace.domain.port.intake;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.WriteTime;

/**
 * An event to put into the outbox.
 *
 * @param payload the finished bytes of the topic's value: framed Avro
 * @param traceparent the W3C trace context under which it was taken in
 */
public record OutboxEntry(
    EventId event,
    RecordKey key,
    long version,
    WriteTime writeTime,
    Bytes payload,
    String traceparent) {}
