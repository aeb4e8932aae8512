package dev.millrace.domain.event;

import java.util.UUID;

/** Names one event, the same through every hop, replay and redrive. */
public record EventId(UUID value) {

  public static EventId of(String text) {
    return new EventId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
