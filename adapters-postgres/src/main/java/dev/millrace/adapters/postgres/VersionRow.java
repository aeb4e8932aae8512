package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.WriteTime;
import java.util.UUID;

/** A row of {@code latest_versions}. */
record VersionRow(
    String key, long version, String hash, long writeTime, UUID eventId, String viewKeys) {

  LatestVersion toVersion() {
    return new LatestVersion(
        new RecordKey(key),
        version,
        new ContentHash(hash),
        new WriteTime(writeTime),
        new EventId(eventId),
        ViewKeysText.read(viewKeys));
  }
}
