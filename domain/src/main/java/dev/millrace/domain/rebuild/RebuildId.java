package dev.millrace.domain.rebuild;

import java.util.UUID;

/** Names one rebuild that was ordered. */
public record RebuildId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
