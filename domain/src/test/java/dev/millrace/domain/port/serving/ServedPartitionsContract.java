package dev.millrace.domain.port.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link ServedPartitions} does. The views are those of {@link People}. */
public interface ServedPartitionsContract {

  ServedPartitions partitions();

  /** A writer to the tables that the partitions are read from. */
  ViewWriter writer();

  Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  @Test
  default void everyTypeOfValueIsReadAsWritten() {
    UUID id = UUID.randomUUID();
    List<Object> values =
        List.of(
            "Ada Ünï 🎉",
            -36,
            Long.MAX_VALUE,
            1.65,
            true,
            LocalDate.parse("1815-12-10"),
            NOON,
            BigInteger.TWO.pow(100),
            Bytes.of(new byte[] {0, -1, 65}));
    write(Stream.of(People.person(id, 10, false, values.toArray())));

    assertThat(partitions().rows(People.BY_ID, List.of(key(id)), 10).get(key(id)))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.view()).isEqualTo(People.BY_ID);
              assertThat(row.values().subList(0, 1)).isEqualTo(List.of(id));
              assertThat(row.values().subList(1, 10)).isEqualTo(values);
              assertThat(row.value("version", Long.class)).contains(10L);
            });
  }

  @Test
  default void whatHasNoValueIsNull() {
    UUID id = UUID.randomUUID();
    write(Stream.of(People.visited(id, NOON, null, 1)));

    assertThat(partitions().rows(People.VISITS, List.of(key(id)), 10))
        .containsEntry(key(id), List.of(new ViewRow(People.VISITS, Arrays.asList(id, NOON, null))));
  }

  @Test
  default void aPartOfTheColumnsIsReadWhenTheViewHasNoMore() {
    UUID id = UUID.randomUUID();
    View keyAlone = new View("people_by_id", People.BY_ID.partitionKey(), List.of(), List.of());
    write(Stream.of(People.named(id, "Ada", 20, false)));

    assertThat(partitions().rows(keyAlone, List.of(key(id)), 10))
        .containsEntry(key(id), List.of(new ViewRow(keyAlone, List.of(id))));
  }

  @Test
  default void allRowsOfAPartitionAreReadAndNoneOfOthers() {
    UUID id = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    write(
        Stream.of(
            People.visited(id, NOON, "Köln", 1),
            People.visited(id, NOON.plusSeconds(1), "Bonn", 1),
            People.visited(other, NOON, "Ulm", 1)));

    assertThat(partitions().rows(People.VISITS, List.of(key(id)), 10))
        .containsOnlyKeys(key(id))
        .hasEntrySatisfying(
            key(id),
            rows ->
                assertThat(rows)
                    .extracting(row -> row.value("place", String.class).orElseThrow())
                    .containsExactlyInAnyOrder("Köln", "Bonn"));
  }

  @Test
  default void noMoreRowsOfAPartitionAreReadThanAskedFor() {
    UUID id = UUID.randomUUID();
    write(IntStream.range(0, 20).mapToObj(i -> People.visited(id, NOON.plusSeconds(i), "x", 1)));

    assertThat(partitions().rows(People.VISITS, List.of(key(id)), 7).get(key(id))).hasSize(7);
    assertThat(partitions().rows(People.VISITS, List.of(key(id)), 20).get(key(id))).hasSize(20);
  }

  @Test
  default void whatIsDeletedIsNotRead() {
    UUID id = UUID.randomUUID();
    write(Stream.of(People.visited(id, NOON, "Köln", 1)));
    Mutation deletion = new Mutation.Delete(People.VISITS, List.of(id, NOON), new WriteTime(1));
    write(Stream.of(deletion));

    assertThat(partitions().rows(People.VISITS, List.of(key(id)), 10)).isEmpty();
  }

  @Test
  default void aPartitionThatIsNotThereOrCannotBeIsAbsent() {
    List<RecordKey> keys =
        List.of(key(UUID.randomUUID()), new RecordKey("no UUID"), new RecordKey("Köln"));

    assertThat(partitions().rows(People.VISITS, keys, 10)).isEmpty();
    assertThat(partitions().rows(People.VISITS, List.of(), 10)).isEmpty();
  }

  @Test
  default void anyNumberOfPartitionsMayBeAsked() {
    List<UUID> ids = IntStream.range(0, 1_500).mapToObj(i -> UUID.randomUUID()).toList();
    write(ids.stream().map(id -> People.visited(id, NOON, "Köln", 1)));
    List<RecordKey> keys = ids.stream().map(ServedPartitionsContract::key).toList();

    assertThat(partitions().rows(People.VISITS, keys, 1)).containsOnlyKeys(keys);
  }

  @Test
  default void allRowsUnderAPartitionsKeyAreReadHoweverManyTheyAre() {
    UUID id = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    List<Object> none = List.of(UUID.randomUUID());
    write(Stream.of(People.visited(other, NOON, "Ulm", 1)));
    write(IntStream.range(0, 250).mapToObj(i -> People.visited(id, NOON.plusSeconds(i), "x", 1)));

    Map<List<Object>, List<ViewRow>> found =
        partitions().under(People.VISITS, List.of(List.of(id), List.of(other), none));

    assertThat(found).containsOnlyKeys(List.of(id), List.of(other));
    assertThat(found.get(List.<Object>of(other)))
        .containsExactly(new ViewRow(People.VISITS, List.of(other, NOON, "Ulm")));
    assertThat(found.get(List.<Object>of(id)))
        .extracting(row -> row.key().get(1))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 250).<Object>mapToObj(NOON::plusSeconds).toList());
  }

  @Test
  default void aPartitionsKeyMayHaveSeveralColumnsAndARowsKeyMayBeWhole() {
    UUID id = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    String city = "Köln " + UUID.randomUUID();
    write(Stream.of(People.livingIn(city, id, 1), People.livingIn(city, other, 1)));
    List<Object> partition = List.of(city, People.JOINED);
    List<Object> row = List.of(city, People.JOINED, other);
    List<Object> noRow = List.of(city, People.JOINED, UUID.randomUUID());

    Map<List<Object>, List<ViewRow>> found =
        partitions().under(People.BY_CITY, List.of(partition, row, noRow));

    assertThat(found).containsOnlyKeys(partition, row);
    assertThat(found.get(partition))
        .extracting(ViewRow::key)
        .containsExactlyInAnyOrder(List.of(city, People.JOINED, id), row);
    assertThat(found.get(row)).extracting(ViewRow::key).containsExactly(row);
  }

  private void write(Stream<Mutation> mutations) {
    try (ViewWriter writer = writer()) {
      writer.write(mutations.toList());
      writer.flush();
    }
  }

  private static RecordKey key(UUID id) {
    return new RecordKey(id.toString());
  }
}
