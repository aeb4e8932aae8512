package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.port.replay.KeptRaw;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.WriteTime;
import java.util.UUID;

/**
 * What is kept of a record.
 *
 * @param ordinal the record's place among those that were asked for, from 1
 * @param raw whether these are the bytes of its raw record, and no event's
 */
record KeptEventRow(
    long ordinal,
    String key,
    boolean raw,
    UUID id,
    long version,
    long writeTime,
    UUID runId,
    int slot,
    int attempt,
    String traceparent,
    Bytes bytes) {

  KeptEvent toEvent() {
    return new KeptEvent(
        new EventId(id),
        new RecordKey(key),
        version,
        new WriteTime(writeTime),
        new RunId(runId),
        slot,
        attempt,
        traceparent,
        bytes);
  }

  KeptRaw toRaw() {
    return new KeptRaw(new RunId(runId), bytes);
  }
}
