package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.serving.InMemoryWriterGenerations;
import dev.millrace.domain.record.FamilyName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckpointTest {

  private static final QueryName FACTS = QueryName.facts(new FamilyName("users"));
  private static final Instant FIRST = Instant.parse("2026-11-21T10:00:00.000001Z");
  private static final Instant LATER = FIRST.plusSeconds(60);

  @TempDir private Path parent;

  private final InMemoryWriterGenerations generations = new InMemoryWriterGenerations();

  @Test
  void theGenerationIsTheTimeOfTheStartThatPlannedTheFirstBatch() throws IOException {
    assertThat(open(FACTS, FIRST).generation()).isEqualTo(1_795_255_200_000_001L);
    plan();
    assertThat(open(FACTS, LATER).generation()).isEqualTo(1_795_255_200_000_001L);
  }

  @Test
  void aFolderWhoseBatchesAreGoneBeginsANewGeneration() throws IOException {
    open(FACTS, FIRST);
    Path planned = plan();
    Files.writeString(folder().resolve("metadata"), "an id");
    Files.delete(planned);
    assertThat(open(FACTS, LATER).madeAt()).isEqualTo(LATER);
    plan();
    assertThat(open(FACTS, FIRST).madeAt()).isEqualTo(LATER);
  }

  @Test
  void aLaterBatchHasALaterWriteTime() {
    Checkpoint checkpoint = open(FACTS, FIRST);
    assertThat(checkpoint.writeTime(0)).isEqualTo(checkpoint.generation());
    assertThat(checkpoint.writeTime(8)).isEqualTo(checkpoint.writeTime(7) + 1);
  }

  @Test
  void aGenerationIsRefusedOnceALaterOneHasWritten() throws IOException {
    open(FACTS, FIRST);
    plan();
    Checkpoint elsewhere =
        Checkpoint.open(parent.resolve("elsewhere"), FACTS, () -> LATER, generations);

    assertRefused(
        FACTS,
        "is of the generation that began at 2026-11-21T10:00:00.000001Z, and one that began at"
            + " 2026-11-21T10:01:00.000001Z from another folder has written since");
    assertThat(elsewhere.madeAt()).isEqualTo(LATER);
  }

  @Test
  void aGenerationBeginsOnlyBehindTheLatestOne() {
    open(FACTS, LATER);

    assertThatThrownBy(() -> open(FACTS, FIRST))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining(folder().toString())
        .hasMessageContaining("Set this machine's clock");
    assertThat(open(FACTS, LATER.plusMillis(1)).madeAt()).isEqualTo(LATER.plusMillis(1));
  }

  @Test
  void eachQueryHasItsOwnLatestGeneration() throws IOException {
    open(FACTS, FIRST);
    plan();
    Checkpoint.open(
        parent.resolve("windows"),
        QueryName.windows(new FamilyName("users")),
        () -> LATER,
        generations);

    assertThat(open(FACTS, LATER).madeAt()).isEqualTo(FIRST);
  }

  @Test
  void nothingIsOpenedWhileNobodyKnowsTheLatestGeneration() {
    assertThatThrownBy(
            () ->
                Checkpoint.open(
                    folder(),
                    FACTS,
                    () -> FIRST,
                    (name, generation) -> {
                      throw new TransientFailure("away");
                    }))
        .isInstanceOf(TransientFailure.class)
        .hasMessage("away");
  }

  @Test
  void aFolderOfAnotherQueryOrFamilyIsRefused() {
    open(FACTS, FIRST);
    assertRefused(QueryName.windows(new FamilyName("users")), "belongs to facts of users");
    assertRefused(QueryName.facts(new FamilyName("logs")), "not to facts of logs");
  }

  @ParameterizedTest
  @ValueSource(strings = {QueryName.WINDOWS, QueryName.OPERATOR})
  void aStateOfAnotherFormIsRefusedOnceThereIsOne(String kind) throws IOException {
    QueryName query = new QueryName(new FamilyName("users"), kind);
    open(query, FIRST);
    Path file = folder().resolve("generation");
    String ours = Files.readString(file);
    Files.writeString(file, ours.replace("state=2\n", ""));
    assertThat(open(query, LATER).madeAt()).isEqualTo(LATER);
    plan();
    assertThat(open(query, LATER).madeAt()).isEqualTo(LATER);
    Files.writeString(file, ours.replace("state=2\n", ""));
    assertRefused(query, "is of another version: its state has form 1, not 2");
  }

  @Test
  void factsHaveNoStateAndGoOn() throws IOException {
    open(FACTS, FIRST);
    plan();
    Path file = folder().resolve("generation");
    Files.writeString(file, Files.readString(file).replace("state=1\n", ""));
    assertThat(open(FACTS, LATER).madeAt()).isEqualTo(FIRST);
  }

  @Test
  void aFolderOfUnknownOriginIsRefused() throws IOException {
    Files.createDirectories(folder().resolve("offsets"));
    assertRefused(FACTS, "has no file 'generation'");
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    open(FACTS, FIRST);
    Files.writeString(folder().resolve("generation"), "");
    assertRefused(FACTS, "damaged");
  }

  @Test
  void theRestOfACheckpointIsNotTakenForANewOne() throws IOException {
    for (String rest : new String[] {"commits", "state", "metadata"}) {
      Files.createDirectories(folder().resolve(rest));
      assertRefused(FACTS, "has no file 'generation'");
      Files.delete(folder().resolve(rest));
    }
    assertThat(open(FACTS, FIRST).madeAt()).isEqualTo(FIRST);
  }

  @Test
  void aFolderThatCannotBeWrittenIsATransientFailureThatNamesIt() throws IOException {
    Files.writeString(folder(), "in the way");
    assertThatThrownBy(() -> open(FACTS, FIRST))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining(folder().toString());
  }

  private Path plan() throws IOException {
    Files.createDirectories(folder().resolve("offsets"));
    return Files.writeString(folder().resolve("offsets/0"), "a plan");
  }

  private void assertRefused(QueryName query, String reason) {
    assertThatThrownBy(() -> open(query, LATER))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining(folder().toString())
        .hasMessageContaining(reason)
        .hasMessageContaining("mv " + folder() + " " + folder() + ".damaged");
  }

  private Checkpoint open(QueryName query, Instant now) {
    return Checkpoint.open(folder(), query, () -> now, generations);
  }

  private Path folder() {
    return parent.resolve("checkpoint");
  }
}
