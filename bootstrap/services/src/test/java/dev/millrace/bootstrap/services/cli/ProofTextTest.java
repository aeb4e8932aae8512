package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.application.erase.Proof;
import dev.millrace.application.erase.Proof.Kept;
import dev.millrace.application.erase.Proof.Topic;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.port.erasure.Erased;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Sort;
import dev.millrace.domain.view.Position;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProofTextTest {

  private static final String TOPIC = "millrace.things";
  private static final Position PLACE = new Position(TOPIC, 2, 17);

  private final StringWriter written = new StringWriter();

  @Test
  void whatIsGoneIsToldPlaceByPlace() {
    assertThat(ProofText.print(text(), proof(0, PLACE))).isEqualTo(ExitCode.OK);
    assertThat(written.toString())
        .containsPattern("postgres +its version +1 +0")
        .containsPattern("kafka +events in millrace.things +2 +2")
        .containsPattern("cassandra +rows of things_by_id +1 +0")
        .contains("The null value stands at millrace.things-2@17.")
        .contains("Erased: no row of PostgreSQL and Cassandra holds it");
  }

  @Test
  void whatStaysOnDiskIsToldWithWhatEndsIt() {
    ProofText.print(text(), proof(0, PLACE));
    assertThat(written.toString())
        .containsPattern("kafka +2 events in millrace.things, until the topic is compacted")
        .containsPattern("postgres +files of the tables.*, until VACUUM")
        .containsPattern("cassandra +files of the views, until they are compacted")
        .contains("backups")
        .doesNotContain("dead letters in");
  }

  @Test
  void aPlaceThatHeldNothingIsNotSaidToHoldItStill() {
    assertThat(StillOnDisk.after(proof(0, 0, 0, new Topic(TOPIC, Sort.ENTITY, 2, 0, PLACE))))
        .extracting(StillOnDisk::server)
        .containsExactly("backups");
  }

  @Test
  void deadLettersAndEventsThatAreNotCompactedStayUntilTheirTimeIsOver() {
    assertThat(
            StillOnDisk.after(
                new Proof(
                    new FamilyName("things"),
                    new RecordKey("k"),
                    null,
                    null,
                    Set.of(),
                    List.of(new Kept("DEAD_LETTERS", "dead letters", 1, 0)),
                    new Topic(TOPIC, Sort.EVENT, 1, 1, PLACE),
                    List.of())))
        .extracting(StillOnDisk::place, StillOnDisk::until)
        .startsWith(
            tuple("1 event in millrace.things", "the topic's retention.ms: it is not compacted"),
            tuple("dead letters in millrace.dead-letters", "30 days after they came"));
  }

  @Test
  void whatIsLeftIsNoSuccess() {
    assertThat(ProofText.print(text(), proof(1, PLACE))).isEqualTo(ExitCode.NO);
    assertThat(written.toString()).contains("NOT done").doesNotContain("Erased:");
  }

  @Test
  void aNullValueThatIsNotPublishedIsNoSuccess() {
    assertThat(ProofText.print(text(), proof(0, null))).isEqualTo(ExitCode.NO);
    assertThat(written.toString()).contains("NOT in the topic yet");
  }

  @Test
  void programsAreToldTheSame() {
    assertThat(ProofText.print(output(Output.Format.json), proof(0, PLACE))).isEqualTo(ExitCode.OK);
    assertThat(written.toString())
        .contains("\"done\":true")
        .contains("{\"server\":\"kafka\",\"place\":\"2 events in millrace.things\",\"until\":")
        .contains("{\"server\":\"postgres\",\"place\":\"version\",\"before\":1,\"now\":0}")
        .contains("\"nullValue\":\"millrace.things-2@17\"");
  }

  @Test
  void aLookThatFindsNothingSaysSo() {
    Proof none =
        new Proof(
            new FamilyName("things"),
            new RecordKey("k"),
            new Erased(Instant.EPOCH, "ada"),
            null,
            Set.of(),
            List.of(new Kept("VERSION", "its version", 0, 0)),
            new Topic(TOPIC, Sort.ENTITY, 0, 0, null),
            List.of());

    assertThat(ProofText.printLook(text(), none)).isEqualTo(ExitCode.NO);
    assertThat(written.toString())
        .contains("It was erased at 1970-01-01T00:00:00Z by ada.")
        .contains("Nothing is left of it.");
    assertThat(ProofText.printLook(text(), proof(1, null))).isEqualTo(ExitCode.OK);
    assertThat(written.toString()).contains("Nothing was changed.");
  }

  private static Proof proof(long left, @Nullable Position place) {
    return proof(1, 1, left, new Topic(TOPIC, Sort.ENTITY, 2, 2, place));
  }

  private static Proof proof(long version, long rows, long left, Topic topic) {
    return new Proof(
        new FamilyName("things"),
        new RecordKey("k"),
        new Erased(Instant.EPOCH, "ada"),
        new EventId(new UUID(1, 2)),
        Set.of(),
        List.of(new Kept("VERSION", "its version", version, 0)),
        topic,
        List.of(new Kept("things_by_id", "rows of the view", rows, left)));
  }

  private Output text() {
    return output(Output.Format.text);
  }

  private Output output(Output.Format format) {
    return new Output(format, Millrace.commandLine().setOut(new PrintWriter(written)));
  }
}
