package dev.millrace.domain.port.outbox;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox.
 *
 * @param xid the transaction that wrote it
 * @param seq rising per key; unique
 * @param slot {@code murmur2(key) mod 1024}, Kafka's default partitioner before its last step
 * @param payload the topic's value; of an erasure empty, and the topic gets a null value
 * @param attempt 1, or more for a redrive or a replay
 * @param traceparent the W3C trace context; empty when there is none
 * @param replay whether it publishes again what was published
 * @param erasure what it erases; null for an event
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
    boolean replay,
    @Nullable Erasure erasure) {

  /** What the key of nobody begins with. */
  public static final String NOBODY = "(erased) ";

  /**
   * The key of a row of which there is nothing left but its place and its run. It is the event's
   * own: a topic that is compacted would keep the last null value of one key alone, and runs are
   * settled by all of them.
   */
  public static RecordKey nobody(EventId event) {
    return new RecordKey(NOBODY + event);
  }

  /** A row of an event. */
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
      Bytes payload,
      boolean replay) {
    this(
        xid,
        seq,
        slot,
        event,
        family,
        key,
        version,
        run,
        attempt,
        traceparent,
        payload,
        replay,
        null);
  }

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

  /** The same row, once the record of its event was erased. */
  public OutboxRow blanked() {
    return new OutboxRow(
        xid,
        seq,
        slot,
        event,
        family,
        nobody(event),
        version,
        run,
        attempt,
        traceparent,
        Bytes.EMPTY,
        replay,
        Erasure.OF_NOBODY);
  }
}
