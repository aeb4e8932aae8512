package dev.millrace.domain.port.replay;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.WriteTime;

/**
 * An event that was put into the outbox, or is to be once more.
 *
 * @param run the one that brought it
 * @param slot where it was published, and is again
 * @param attempt how often it was put there, this time included
 * @param payload the topic's value
 */
public record KeptEvent(
    EventId event,
    RecordKey key,
    long version,
    WriteTime writeTime,
    RunId run,
    int slot,
    int attempt,
    String traceparent,
    Bytes payload) {

  /** The same once more. */
  public KeptEvent again() {
    return asAttempt(attempt + 1);
  }

  /** The same, put there for the so-manieth time. */
  public KeptEvent asAttempt(int number) {
    return new KeptEvent(event, key, version, writeTime, run, slot, number, traceparent, payload);
  }
}
