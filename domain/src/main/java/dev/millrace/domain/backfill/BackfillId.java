package dev.millrace.domain.backfill;

import java.util.UUID;

/** Names one backfill. */
public record BackfillId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
