package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.WriteTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code latest_versions}; one of version 0 has nothing but its key. */
record VersionRow(
    String key,
    long version,
    @Nullable String hash,
    @Nullable Long writeTime,
    @Nullable UUID eventId,
    @Nullable String viewKeys) {

  boolean isVersion() {
    return version > 0;
  }

  LatestVersion toVersion() {
    if (hash == null || writeTime == null || eventId == null || viewKeys == null) {
      throw new IllegalStateException("a version without content: " + version);
    }
    return new LatestVersion(
        new RecordKey(key),
        version,
        new ContentHash(hash),
        new WriteTime(writeTime),
        new EventId(eventId),
        ViewKeysText.read(viewKeys));
  }
}
