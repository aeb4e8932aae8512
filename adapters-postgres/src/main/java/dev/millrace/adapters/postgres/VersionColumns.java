package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.record.FamilyName;
import java.util.List;

/** Versions by column, as {@code unnest} takes them. */
record VersionColumns(
    String family,
    Column keys,
    Column versions,
    Column hashes,
    Column writeTimes,
    Column events,
    Column viewKeys) {

  static VersionColumns of(FamilyName family, List<LatestVersion> versions) {
    return new VersionColumns(
        family.value(),
        Column.texts(versions, version -> version.key().value()),
        Column.longs(versions, LatestVersion::version),
        Column.texts(versions, version -> version.hash().hex()),
        Column.longs(versions, version -> version.writeTime().micros()),
        Column.uuids(versions, version -> version.event().value()),
        Column.texts(versions, version -> ViewKeysText.write(version.viewKeys())));
  }
}
