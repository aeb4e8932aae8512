package dev.millrace.domain.port.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.intake.OutboxEntry;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.replay.KeptRecord.Earlier;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link CurrentRecords} does; the other ports are of the same store. */
public interface CurrentRecordsContract {

  CurrentRecords records();

  Intake intake();

  Runs runs();

  /** Drops the events of a run from the outbox, as the end of their day does. */
  void dropEvents(RunId run);

  /** Drops the raw records of a run, as the end of their day does. */
  void dropRaw(RunId run);

  @Test
  default void allRecordsAreToldOnceEachWhateverThePieces() {
    List<String> keys = List.of(anyKey(), anyKey(), anyKey(), anyKey(), anyKey());
    takeIn(Submitted.run(runs()), keys.stream().map(key -> key + "=1").toArray(String[]::new));

    List<RecordKey> inPairs = keysInPieces(2);

    assertThat(inPairs)
        .doesNotHaveDuplicates()
        .containsAll(keys.stream().map(RecordKey::new).toList())
        .isEqualTo(keysInPieces(1_000));
    assertThat(records().count(PageFixture.THINGS)).isEqualTo(inPairs.size());
  }

  @Test
  default void aRecordIsToldByItsLatestVersionAlone() {
    String key = anyKey();
    takeIn(Submitted.run(runs()), key + "=1");
    RunId run = Submitted.run(runs());
    PageWrite later = takeIn(run, key + "=2", key + "=3");
    LatestVersion latest = later.versions().get(0);
    KeptEvent event = kept(later.outbox().get(1), run);
    KeptRecord whole = new KeptRecord(latest.key(), latest, List.of(event), null, Earlier.ALL);

    assertThat(latest.version()).isEqualTo(3);
    assertThat(of(key)).containsExactly(whole);
    assertThat(everything()).contains(whole);
  }

  @Test
  default void whatTheOutboxDoesNotKeepIsToldAsItCame() {
    String key = anyKey();
    RunId run = Submitted.run(runs());
    PageWrite page = takeIn(run, key + "=1");
    LatestVersion latest = page.versions().get(0);
    KeptRaw raw = new KeptRaw(run, page.records().get(0).bytes());

    dropEvents(run);
    assertThat(of(key))
        .containsExactly(new KeptRecord(latest.key(), latest, List.of(), raw, Earlier.ALL));

    dropRaw(run);
    assertThat(of(key))
        .containsExactly(new KeptRecord(latest.key(), latest, List.of(), null, Earlier.ALL));
  }

  @Test
  default void keysAreToldInTheOrderInWhichTheyWereAsked() {
    List<String> keys = List.of("b-" + anyKey(), "c-" + anyKey(), "a-" + anyKey());
    takeIn(Submitted.run(runs()), keys.get(2) + "=1", keys.get(1) + "=1");
    List<RecordKey> asked = keys.stream().map(RecordKey::new).toList();

    List<KeptRecord> told = records().of(PageFixture.THINGS, asked);

    assertThat(told).extracting(KeptRecord::key).containsExactlyElementsOf(asked);
    assertThat(told.get(0))
        .isEqualTo(new KeptRecord(asked.get(0), null, List.of(), null, Earlier.ALL));
    assertThat(told.subList(1, 3)).allMatch(record -> record.latest() != null);
  }

  @Test
  default void ofAnotherFamilyNothingIsTold() {
    takeIn(Submitted.run(runs()), anyKey() + "=1");
    FamilyName other = new FamilyName("others");

    assertThat(records().behind(other, null, 10)).isEmpty();
    assertThat(records().count(other)).isZero();
  }

  private List<RecordKey> keysInPieces(int limit) {
    return inPieces(limit).stream().map(KeptRecord::key).toList();
  }

  private List<KeptRecord> everything() {
    return inPieces(100);
  }

  private List<KeptRecord> inPieces(int limit) {
    List<KeptRecord> all = new ArrayList<>();
    List<KeptRecord> piece = behind(null, limit);
    while (!piece.isEmpty()) {
      assertThat(piece).hasSizeLessThanOrEqualTo(limit);
      all.addAll(piece);
      piece = behind(piece.get(piece.size() - 1).key(), limit);
    }
    return all;
  }

  private List<KeptRecord> behind(@Nullable RecordKey above, int limit) {
    return records().behind(PageFixture.THINGS, above, limit);
  }

  private List<KeptRecord> of(String key) {
    return records().of(PageFixture.THINGS, List.of(new RecordKey(key)));
  }

  private PageWrite takeIn(RunId run, String... records) {
    return intake().inTransaction(PageFixture.of(run, 1, records)::takeIn);
  }

  private static KeptEvent kept(OutboxEntry entry, RunId run) {
    return new KeptEvent(
        entry.event(),
        entry.key(),
        entry.version(),
        entry.writeTime(),
        run,
        entry.slot(),
        1,
        entry.traceparent(),
        entry.payload());
  }

  private static String anyKey() {
    return UUID.randomUUID().toString();
  }
}
