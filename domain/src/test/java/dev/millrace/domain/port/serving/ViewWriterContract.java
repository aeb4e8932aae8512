package dev.millrace.domain.port.serving;

import static dev.millrace.domain.port.serving.People.named;
import static dev.millrace.domain.port.serving.People.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every {@link ViewWriter} does. The views are those of {@link People}. */
public interface ViewWriterContract {

  ViewWriter writer();

  /** The columns that have a value in the row that readers get at that key, key included. */
  Optional<Map<String, Object>> row(View view, List<Object> key);

  @Test
  default void everyTypeOfValueIsServedAsWritten() {
    UUID id = UUID.randomUUID();
    LocalDate born = LocalDate.parse("1815-12-10");
    Instant seen = Instant.parse("2026-03-01T12:00:00.123Z");
    write(People.person(id, 10, false, "Ada Ünï 🎉", -36, Long.MAX_VALUE, 1.65, true, born, seen));

    assertThat(person(id))
        .containsEntry("person_id", id)
        .containsEntry("name", "Ada Ünï 🎉")
        .containsEntry("age", -36)
        .containsEntry("points", Long.MAX_VALUE)
        .containsEntry("height", 1.65)
        .containsEntry("active", true)
        .containsEntry("born_on", born)
        .containsEntry("seen_at", seen)
        .containsEntry("version", 10L);
  }

  @Test
  default void aWholeNumberOfAnySizeIsServedAsWritten() {
    BigInteger wealth = BigInteger.TWO.pow(100).negate();
    UUID id = UUID.randomUUID();
    write(People.person(id, 10, false, "Ada", null, null, null, null, null, null, wealth));

    assertThat(person(id)).containsEntry("wealth", wealth);
  }

  @Test
  default void theNewestVersionWinsInEveryOrder() {
    for (int seed = 1; seed <= 20; seed++) {
      UUID ordered = UUID.randomUUID();
      UUID shuffled = UUID.randomUUID();
      List<Mutation> mutations = history(new Random(seed), shuffled);
      Collections.shuffle(mutations, new Random(seed));
      history(new Random(seed), ordered).forEach(this::write);
      mutations.forEach(this::write);

      assertThat(nameAndVersion(shuffled)).as("seed %d", seed).isEqualTo(nameAndVersion(ordered));
    }
  }

  @Test
  default void anOlderVersionAfterADeletionStaysDeleted() {
    UUID id = UUID.randomUUID();
    write(named(id, "Ada", 10, false));
    write(without(id, 30));
    write(named(id, "Ada", 20, true));

    assertThat(row(People.BY_ID, List.of(id))).isEmpty();
  }

  @Test
  default void aVersionWithTheWriteTimeOfADeletionStaysDeleted() {
    UUID id = UUID.randomUUID();
    write(without(id, 30));
    write(named(id, "Ada", 30, true));

    assertThat(row(People.BY_ID, List.of(id))).isEmpty();
  }

  @Test
  default void aNewerVersionAfterADeletionIsServed() {
    UUID id = UUID.randomUUID();
    write(named(id, "Grace", 31, false));
    write(without(id, 30));

    assertThat(person(id)).containsEntry("name", "Grace");
  }

  @Test
  default void aNullOfAFirstVersionHidesNothing() {
    UUID id = UUID.randomUUID();
    write(named(id, null, 20, false));
    write(named(id, "Ada", 10, false));

    assertThat(person(id)).containsEntry("name", "Ada").containsEntry("version", 20L);
  }

  @Test
  default void aNullOfALaterVersionRemovesTheOlderValueInBothOrders() {
    UUID id = UUID.randomUUID();
    write(named(id, "Ada", 10, false));
    write(named(id, null, 20, true));
    UUID other = UUID.randomUUID();
    write(named(other, null, 20, true));
    write(named(other, "Ada", 10, false));

    assertThat(person(id)).doesNotContainKey("name").containsEntry("version", 20L);
    assertThat(person(other)).doesNotContainKey("name").containsEntry("version", 20L);
  }

  @Test
  default void ofTwoValuesWithOneWriteTimeTheOneWithTheLargerBytesWins() {
    UUID id = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    write(People.person(id, 10, false, "Ada", 1, null, null, null, null, null));
    write(People.person(id, 10, false, "Grace", -1, null, null, null, null, null));
    write(People.person(other, 10, false, "Grace", -1, null, null, null, null, null));
    write(People.person(other, 10, false, "Ada", 1, null, null, null, null, null));

    assertThat(person(id)).containsEntry("name", "Grace").containsEntry("age", -1);
    assertThat(person(other)).containsEntry("name", "Grace").containsEntry("age", -1);
  }

  @Test
  default void replayingTheSameMutationsChangesNothing() {
    UUID id = UUID.randomUUID();
    List<Mutation> mutations = history(new Random(1), id);
    mutations.forEach(this::write);
    Optional<Map<String, Object>> before = row(People.BY_ID, List.of(id));
    mutations.forEach(this::write);

    assertThat(row(People.BY_ID, List.of(id))).isEqualTo(before);
  }

  @Test
  default void aViewOfAPartOfTheColumnsSetsNoOthers() {
    UUID id = UUID.randomUUID();
    View nameAlone =
        new View(
            People.BY_ID.name(),
            People.BY_ID.partitionKey(),
            List.of(),
            List.of(Column.of("name", ColumnType.TEXT)));
    write(
        People.person(id, 10, false, "Ada", 36),
        new Mutation.Upsert(nameAlone, List.of(id, "Grace"), new WriteTime(11), true));

    assertThat(person(id))
        .containsEntry("name", "Grace")
        .containsEntry("age", 36)
        .containsEntry("version", 10L);
  }

  @Test
  default void aRowOfTheLongestTextsIsServedAndDeleted() {
    UUID id = UUID.randomUUID();
    String longest = "A".repeat(Mutation.MAX_TEXT_BYTES);
    List<Object> key = List.of(longest, People.JOINED, id);
    write(People.livingIn(longest, id, 10), named(id, longest, 10, false));

    assertThat(row(People.BY_CITY, key)).isPresent();
    assertThat(person(id)).containsEntry("name", longest);

    write(new Mutation.Delete(People.BY_CITY, key, new WriteTime(11)));

    assertThat(row(People.BY_CITY, key)).isEmpty();
  }

  @Test
  default void manyMutationsTakenAtOnceAreAllServed() {
    List<UUID> ids = LongStream.range(0, 1_000).mapToObj(i -> UUID.randomUUID()).toList();
    write(ids.stream().map(id -> named(id, "Ada", 10, false)).toArray(Mutation[]::new));

    assertThat(ids).allMatch(id -> row(People.BY_ID, List.of(id)).isPresent());
  }

  @Test
  default void aViewWithoutATableFailsForGoodAndTheWriterGoesOn() {
    List<Column> key = List.of(Column.of("person_id", ColumnType.UUID));
    View nowhere = new View("people_nowhere", key, List.of(), List.of());
    UUID id = UUID.randomUUID();
    Mutation lost = new Mutation.Upsert(nowhere, List.of(id), new WriteTime(1), false);
    try (ViewWriter writer = writer()) {
      assertThatThrownBy(
              () -> {
                writer.write(List.of(lost));
                writer.flush();
              })
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("people_nowhere");

      writer.write(List.of(named(id, "Ada", 10, false)));
      writer.flush();
    }

    assertThat(person(id)).containsEntry("name", "Ada");
  }

  @Test
  default void aValueOfAnotherTypeFailsForGood() {
    Mutation wrong =
        People.person(UUID.randomUUID(), 1, false, 1.5, null, null, null, null, null, null);

    assertThatThrownBy(() -> write(wrong)).isInstanceOf(PermanentFailure.class);
  }

  private void write(Mutation... mutations) {
    try (ViewWriter writer = writer()) {
      writer.write(List.of(mutations));
      writer.flush();
    }
  }

  private Map<String, Object> person(UUID id) {
    return row(People.BY_ID, List.of(id)).orElseThrow();
  }

  private Map<String, Object> nameAndVersion(UUID id) {
    Map<String, Object> row = new HashMap<>(row(People.BY_ID, List.of(id)).orElse(Map.of()));
    row.remove("person_id");
    return row;
  }

  /** A first version, then versions with and without a name and deletions, in order. */
  private static List<Mutation> history(Random random, UUID id) {
    List<Mutation> mutations = new ArrayList<>();
    mutations.add(named(id, "first", 1, false));
    for (long micros = 2; micros <= 8; micros++) {
      String name = random.nextBoolean() ? "name " + micros : null;
      mutations.add(random.nextInt(4) == 0 ? without(id, micros) : named(id, name, micros, true));
    }
    return mutations;
  }
}
