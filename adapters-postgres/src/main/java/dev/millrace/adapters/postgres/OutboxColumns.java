package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.intake.OutboxEntry;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.record.Slot;
import java.util.List;
import java.util.UUID;

/** Entries of the outbox by column, as {@code unnest} takes them. */
record OutboxColumns(
    UUID run,
    String family,
    String type,
    Column events,
    Column keys,
    Column payloads,
    Column versions,
    Column writeTimes,
    Column traceparents,
    Column slots) {

  static OutboxColumns of(PageWrite write) {
    List<OutboxEntry> entries = write.outbox();
    return new OutboxColumns(
        write.run().value(),
        write.family().value(),
        write.family().topic(),
        Column.uuids(entries, entry -> entry.event().value()),
        Column.texts(entries, entry -> entry.key().value()),
        Column.bytes(entries, OutboxEntry::payload),
        Column.longs(entries, OutboxEntry::version),
        Column.longs(entries, entry -> entry.writeTime().micros()),
        Column.texts(entries, OutboxEntry::traceparent),
        Column.integers(entries, entry -> Slot.of(entry.key())));
  }
}
