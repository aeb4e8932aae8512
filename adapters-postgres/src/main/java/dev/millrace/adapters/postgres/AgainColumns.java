package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.record.FamilyName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events that are published again by column, as {@code unnest} takes them.
 *
 * @param replay null for a redrive
 */
record AgainColumns(
    @Nullable UUID replay,
    String family,
    String type,
    Column events,
    Column keys,
    Column payloads,
    Column versions,
    Column writeTimes,
    Column runs,
    Column attempts,
    Column traceparents,
    Column slots) {

  static AgainColumns of(@Nullable UUID replay, FamilyName family, List<KeptEvent> events) {
    return new AgainColumns(
        replay,
        family.value(),
        family.topic(),
        Column.uuids(events, event -> event.event().value()),
        Column.texts(events, event -> event.key().value()),
        Column.bytes(events, KeptEvent::payload),
        Column.longs(events, KeptEvent::version),
        Column.longs(events, event -> event.writeTime().micros()),
        Column.uuids(events, event -> event.run().value()),
        Column.integers(events, KeptEvent::attempt),
        Column.texts(events, KeptEvent::traceparent),
        Column.integers(events, KeptEvent::slot));
  }
}
