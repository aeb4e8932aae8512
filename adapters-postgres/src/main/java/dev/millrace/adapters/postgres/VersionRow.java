package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code latest_versions}. */
record VersionRow(
    String key,
    long version,
    String hash,
    long writeTime,
    UUID eventId,
    String viewKeys,
    @Nullable String previous,
    @Nullable Long ingestedAt) {

  LatestVersion toVersion() {
    return new LatestVersion(
        new RecordKey(key),
        version,
        new ContentHash(hash),
        new WriteTime(writeTime),
        new EventId(eventId),
        ViewKeysText.read(viewKeys),
        previousKeys(),
        new WriteTime(ingestedAt == null ? writeTime : ingestedAt).instant());
  }

  private @Nullable ViewKeys previousKeys() {
    if (previous != null) {
      return ViewKeysText.read(previous);
    }
    return version == 1 ? ViewKeys.NONE : null;
  }
}
