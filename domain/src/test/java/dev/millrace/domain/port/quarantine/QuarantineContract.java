package dev.millrace.domain.port.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Quarantine} does; the other ports are of the same store. */
public interface QuarantineContract {

  Quarantine quarantine();

  Intake intake();

  Runs runs();

  @Test
  default void aRecordThatWasTurnedAwayIsKeptWithItsBytesAndReasons() {
    RunId run = Submitted.run(runs());
    takeIn(PageFixture.of(run, 1, "quarantined-a=1", "!"));
    QuarantinedRecord record = quarantine().of(run, Place.START, 10).get(0);
    assertThat(record.place()).isEqualTo(new Place(1, 1));
    assertThat(record.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(record.bytes()).isEqualTo(Bytes.ofText("!\u0000"));
    assertThat(record.reasons()).isEqualTo(PageFixture.reasons("!"));
    assertThat(record.at()).isNotNull();
  }

  @Test
  default void aRunsRecordsAreReadInPartsInTheOrderOfItsPages() {
    RunId run = Submitted.run(runs());
    RunId other = Submitted.run(runs());
    takeIn(PageFixture.of(run, 1, "!", "!"));
    takeIn(PageFixture.of(other, 1, "!"));
    takeIn(PageFixture.of(run, 2, "!"));
    assertThat(places(run, Place.START, 2)).containsExactly(new Place(1, 0), new Place(1, 1));
    assertThat(places(run, new Place(1, 0), 9)).containsExactly(new Place(1, 1), new Place(2, 0));
    assertThat(places(run, new Place(2, 0), 9)).isEmpty();
  }

  @Test
  default void recordsWithTheSameReasonsAreCountedTogether() {
    RunId run = Submitted.run(runs());
    takeIn(PageFixture.of(run, 1, "?", "!", "quarantined-b=1"));
    takeIn(PageFixture.of(run, 2, "!"));
    assertThat(quarantine().grounds(run, 9))
        .containsExactly(
            new Grounds(PageFixture.reasons("!"), 2), new Grounds(PageFixture.reasons("?"), 1));
    assertThat(quarantine().grounds(run, 1)).hasSize(1);
    assertThat(quarantine().grounds(Submitted.run(runs()), 9)).isEmpty();
  }

  private List<Place> places(RunId run, Place after, int most) {
    return quarantine().of(run, after, most).stream().map(QuarantinedRecord::place).toList();
  }

  private void takeIn(PageFixture page) {
    intake().inTransaction(page::takeIn);
  }
}
