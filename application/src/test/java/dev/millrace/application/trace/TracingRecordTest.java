package dev.millrace.application.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.application.InMemoryPath;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sighting;
import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TracingRecordTest {

  private final InMemoryPath path = new InMemoryPath(1);

  @Test
  void aRecordIsSeenAtEveryHop() {
    path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);
    path.relay();
    path.project();

    assertThat(path.tracing().trace(path.users.name(), key(1)))
        .extracting(Sighting::hop)
        .contains("outbox", "topic", "users_by_id");
  }

  @Test
  void whatWasPublishedAgainIsSeenAsAnotherAttempt() {
    RunId run = path.ingest(InMemoryPath.users(0, 3, "Ulm"), 3);
    path.replayAll(new Selection.OfRun(path.users.name(), run));
    path.relay();

    assertThat(path.tracing().trace(path.users.name(), key(1)))
        .filteredOn(sighting -> sighting.hop().equals("topic"))
        .extracting(sighting -> sighting.details().get("attempt"))
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void aRecordThatNobodySawHasNoTrace() {
    assertThat(path.tracing().trace(path.users.name(), key(1))).isEmpty();
  }

  @Test
  void anUnknownFamilyIsRefused() {
    assertThatThrownBy(() -> path.tracing().trace(new FamilyName("cats"), key(1)))
        .hasMessageContaining("cats");
  }

  private static RecordKey key(int number) {
    return new RecordKey(new UUID(7, number).toString());
  }
}
