package dev.millrace.domain.port.deadletter;

import java.util.UUID;

/** Names one redrive. */
public record RedriveId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
