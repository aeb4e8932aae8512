package dev.millrace.domain.family;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Sort;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VersioningTest {

  private static final ContentHash SAME = ContentHash.ofText("same");
  private static final ContentHash OTHER = ContentHash.ofText("other");

  private final LatestVersion latest =
      new LatestVersion(
          new RecordKey("k"),
          4,
          SAME,
          new WriteTime(1_000),
          new EventId(new UUID(0, 1)),
          ViewKeys.NONE,
          ViewKeys.NONE,
          Instant.EPOCH);

  @Test
  void theFirstOfAKeyIsStored() {
    assertThat(Versioning.outcome(Sort.ENTITY, null, SAME)).isEqualTo(Outcome.STORED);
    assertThat(Versioning.outcome(Sort.EVENT, null, SAME)).isEqualTo(Outcome.STORED);
    assertThat(Versioning.nextVersion(null)).isEqualTo(1);
    assertThat(Versioning.nextWriteTime(null, 77)).isEqualTo(new WriteTime(77));
  }

  @Test
  void theSameContentIsADuplicate() {
    assertThat(Versioning.outcome(Sort.ENTITY, latest, SAME)).isEqualTo(Outcome.DUPLICATE);
    assertThat(Versioning.outcome(Sort.EVENT, latest, SAME)).isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void otherContentIsANewVersionOfAnEntityAndAConflictOfAnEvent() {
    assertThat(Versioning.outcome(Sort.ENTITY, latest, OTHER)).isEqualTo(Outcome.STORED);
    assertThat(Versioning.outcome(Sort.EVENT, latest, OTHER)).isEqualTo(Outcome.CONFLICT);
  }

  @Test
  void writeTimesRiseEvenWhenTheClockDoesNot() {
    assertThat(Versioning.nextVersion(latest)).isEqualTo(5);
    assertThat(Versioning.nextWriteTime(latest, 5_000)).isEqualTo(new WriteTime(5_000));
    assertThat(Versioning.nextWriteTime(latest, 1_000)).isEqualTo(new WriteTime(1_001));
    assertThat(Versioning.nextWriteTime(latest, 3)).isEqualTo(new WriteTime(1_001));
  }
}
