package dev.millrace.domain.port.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link RecordHistory} does. */
public interface RecordHistoryContract {

  RecordHistory history();

  Intake intake();

  Runs runs();

  @Test
  default void aKeyThatNobodyBroughtHasNoHistory() {
    assertThat(history().of(PageFixture.THINGS, anyKey())).isEmpty();
  }

  @Test
  default void aRecordIsSeenAtEveryHopBeforeTheLogOldestFirst() {
    RecordKey key = anyKey();
    RunId run = takenIn("!", key + "=1");
    List<Sighting> sightings = history().of(PageFixture.THINGS, key);
    assertThat(sightings)
        .extracting(Sighting::hop)
        .containsExactlyInAnyOrder("raw", "version", "outbox");
    assertThat(sightings).extracting(Sighting::at).isSorted();
    assertThat(of(sightings, "raw").details())
        .containsEntry("run", run.toString())
        .containsEntry("page", "1")
        .containsEntry("index", "1")
        .containsEntry("outcome", "STORED");
    assertThat(of(sightings, "version").details()).containsEntry("version", "1");
    assertThat(of(sightings, "outbox").details()).containsEntry("version", "1");
  }

  @Test
  default void aDuplicateIsSeenInTheRawRecordsOnly() {
    RecordKey key = anyKey();
    takenIn(key + "=1");
    takenIn(key + "=1");
    assertThat(history().of(PageFixture.THINGS, key))
        .extracting(Sighting::hop)
        .containsExactlyInAnyOrder("raw", "raw", "version", "outbox");
  }

  @Test
  default void theLatestVersionOfAKeyIsFound() {
    RecordKey key = anyKey();
    assertThat(history().latest(PageFixture.THINGS, key)).isEmpty();
    takenIn(key + "=1", key + "=2");
    LatestVersion latest = history().latest(PageFixture.THINGS, key).orElseThrow();
    assertThat(latest.version()).isEqualTo(2);
    assertThat(latest.hash()).isEqualTo(ContentHash.ofText(key + "=2"));
  }

  @Test
  default void whatIsKeptOfARecordIsToldOldestFirst() {
    RecordKey key = anyKey();
    assertThat(history().contents(PageFixture.THINGS, key, 9)).isEmpty();
    takenIn("!", key + "=1", anyKey() + "=1");
    takenIn(key + "=2");

    List<KeptContent> contents = history().contents(PageFixture.THINGS, key, 9);

    assertThat(contents).extracting(KeptContent::at).isSorted();
    assertThat(contents)
        .filteredOn(content -> content.hop().equals("raw"))
        .extracting(content -> content.bytes().text())
        .containsExactly(key + "=1\u0000", key + "=2\u0000");
    assertThat(contents)
        .filteredOn(content -> content.hop().equals("outbox"))
        .extracting(KeptContent::version, content -> content.bytes().text())
        .containsExactly(
            tuple(1L, "payload of " + key + " 1"), tuple(2L, "payload of " + key + " 2"));
    assertThat(contents.stream().map(KeptContent::event).distinct()).hasSize(2);
  }

  @Test
  default void ofMuchThatIsKeptTheNewestIsTold() {
    RecordKey key = anyKey();
    takenIn(key + "=1");
    takenIn(key + "=2");
    List<KeptContent> all = history().contents(PageFixture.THINGS, key, 9);
    assertThat(all).hasSize(4);
    assertThat(history().contents(PageFixture.THINGS, key, 1)).hasSize(1);
    assertThat(history().contents(PageFixture.THINGS, key, 1).get(0).at())
        .isEqualTo(all.get(3).at());
  }

  private static Sighting of(List<Sighting> sightings, String hop) {
    return sightings.stream().filter(seen -> seen.hop().equals(hop)).findAny().orElseThrow();
  }

  private RunId takenIn(String... records) {
    RunId run = Submitted.run(runs());
    intake().inTransaction(PageFixture.of(run, 1, records)::takeIn);
    return run;
  }

  private static RecordKey anyKey() {
    return new RecordKey(UUID.randomUUID().toString());
  }
}
