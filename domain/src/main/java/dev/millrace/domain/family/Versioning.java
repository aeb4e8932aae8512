package dev.millrace.domain.family;

import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.Sort;
import dev.millrace.domain.view.WriteTime;
import org.jspecify.annotations.Nullable;

/** The rules by which a record under its key's lock is new, known or in conflict. */
public final class Versioning {

  private Versioning() {}

  /** What a record of that content is, given the latest version of its key. */
  public static Outcome outcome(Sort sort, @Nullable LatestVersion latest, ContentHash hash) {
    if (latest == null) {
      return Outcome.STORED;
    }
    if (latest.hash().equals(hash)) {
      return Outcome.DUPLICATE;
    }
    return sort == Sort.EVENT ? Outcome.CONFLICT : Outcome.STORED;
  }

  /** The number of the version after the latest. */
  public static long nextVersion(@Nullable LatestVersion latest) {
    return latest == null ? 1 : latest.version() + 1;
  }

  /** The write time of the version after the latest: {@code max(clock, last + 1)}. */
  public static WriteTime nextWriteTime(@Nullable LatestVersion latest, long clockMicros) {
    return latest == null ? new WriteTime(clockMicros) : latest.writeTime().next(clockMicros);
  }
}
