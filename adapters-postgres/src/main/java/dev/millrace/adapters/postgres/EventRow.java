package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.UUID;

/** A row of {@code outbox}. */
record EventRow(
    long xid,
    long seq,
    int slot,
    UUID id,
    String aggregatetype,
    String aggregateid,
    long version,
    UUID runId,
    int attempt,
    String traceparent,
    Bytes payload) {

  OutboxRow toRow() {
    return new OutboxRow(
        xid,
        seq,
        slot,
        new EventId(id),
        new FamilyName(aggregatetype),
        new RecordKey(aggregateid),
        version,
        new RunId(runId),
        attempt,
        traceparent,
        payload);
  }
}
