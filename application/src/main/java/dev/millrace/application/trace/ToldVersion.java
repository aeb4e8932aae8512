package dev.millrace.application.trace;

import dev.millrace.application.content.ShownField;
import dev.millrace.domain.event.EventId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a record and what is kept of its content.
 *
 * @param version null when only its raw record is kept
 * @param at when it was first seen
 * @param received its record as the source sent it; empty when that is not kept
 * @param published the event as the topic has it; empty when that is not kept or not decoded
 * @param changes in which fields it differs from the version before it; empty for the first one
 * @param problem why the event was not decoded; null when it was, or is not kept
 */
public record ToldVersion(
    EventId event,
    @Nullable Long version,
    Instant at,
    List<ShownField> received,
    List<ShownField> published,
    List<Change> changes,
    @Nullable String problem) {

  public ToldVersion {
    received = List.copyOf(received);
    published = List.copyOf(published);
    changes = List.copyOf(changes);
  }

  /**
   * A field that differs.
   *
   * @param before null where there was none
   * @param after null where there is none any more
   */
  public record Change(String path, @Nullable String before, @Nullable String after) {}
}
