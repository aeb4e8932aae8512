package dev.millrace.domain.port.intake;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.record.Reason;
import dev.millrace.domain.record.RecordKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of a page and what became of it.
 *
 * @param index its place in the page, from 0
 * @param bytes as received, secrets blanked
 * @param key absent when it was rejected
 * @param event the event that carries it, or that carries its content since before; absent when
 *     rejected
 * @param reasons why it is in quarantine; empty otherwise
 */
public record TakenRecord(
    int index,
    Bytes bytes,
    Outcome outcome,
    @Nullable RecordKey key,
    @Nullable EventId event,
    List<Reason> reasons) {

  public TakenRecord {
    reasons = List.copyOf(reasons);
  }
}
