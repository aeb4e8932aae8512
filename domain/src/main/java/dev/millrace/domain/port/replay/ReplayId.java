package dev.millrace.domain.port.replay;

import java.util.UUID;

/** Names one replay. */
public record ReplayId(UUID value) {

  public static ReplayId of(String text) {
    return new ReplayId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
