package dev.millrace.domain.port.outbox;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;

/**
 * A row of the outbox.
 *
 * @param xid the transaction that wrote it
 * @param seq rising per key; unique
 * @param slot {@code murmur2(key) mod 1024}, Kafka's default partitioner before its last step
 * @param payload the topic's value
 * @param attempt 1, or more for a redrive or a replay
 * @param traceparent the W3C trace context; empty when there is none
 * @param replay whether it publishes again what was published
 */
public record OutboxRow(
    long xid,
    long seq,
    int slot,
    EventId event,
    FamilyName family,
    RecordKey key,
    long version,
    RunId run,
    int attempt,
    String traceparent,
    Bytes payload,
    boolean replay) {

  /** A row that is none of a replay. */
  public OutboxRow(
      long xid,
      long seq,
      int slot,
      EventId event,
      FamilyName family,
      RecordKey key,
      long version,
      RunId run,
      int attempt,
      String traceparent,
      Bytes payload) {
    this(xid, seq, slot, event, family, key, version, run, attempt, traceparent, payload, false);
  }
}
