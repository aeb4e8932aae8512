package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.ViewKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

/** Versions by column. */
record VersionColumns(
    String family,
    Column keys,
    Column versions,
    Column hashes,
    Column writeTimes,
    Column events,
    Column viewKeys,
    Column previous,
    Column ingestedAt) {

  private static final String TABLE =
      "millrace.latest_versions (family, key, version, hash, write_time, event_id, view_keys,"
          + " previous, ingested_at)";

  static VersionColumns of(FamilyName family, List<LatestVersion> versions) {
    return new VersionColumns(
        family.value(),
        Column.texts(versions, version -> version.key().value()),
        Column.longs(versions, LatestVersion::version),
        Column.bytes(versions, version -> version.hash().bytes()),
        Column.longs(versions, version -> version.writeTime().micros()),
        Column.uuids(versions, version -> version.event().value()),
        Column.texts(versions, version -> ViewKeysText.write(version.viewKeys())),
        Column.texts(versions, VersionColumns::previous),
        Column.longs(versions, VersionColumns::ingestedAt));
  }

  void insert(SqlSession session) {
    BinaryCopy.insert(
        session,
        TABLE,
        List.of(
            Column.same(keys.elements().length, family),
            keys,
            versions,
            hashes,
            writeTimes,
            events,
            viewKeys,
            previous,
            ingestedAt));
  }

  private static @Nullable String previous(LatestVersion version) {
    ViewKeys previous = version.previous();
    return isPlain(version) || previous == null ? null : ViewKeysText.write(previous);
  }

  private static @Nullable Long ingestedAt(LatestVersion version) {
    return isPlain(version) ? null : ChronoUnit.MICROS.between(Instant.EPOCH, version.ingestedAt());
  }

  /** A first version, which most are, has none before it and is written when it is stored. */
  private static boolean isPlain(LatestVersion version) {
    return version.version() == 1;
  }
}
