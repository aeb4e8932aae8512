package dev.millrace.domain.port.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ViewPages} does. The views are those of {@link People}. */
public interface ViewPagesContract {

  ViewPages pages();

  /** A writer to the tables that the pages are read from. */
  ViewWriter writer();

  Instant SEEN = Instant.parse("2026-03-01T12:00:00.123Z");

  @Test
  default void aRowHasTheValuesOfTheViewsColumnsInTheirOrder() {
    UUID id = UUID.randomUUID();
    write(Stream.of(People.person(id, 10, false, "Ada", -36, Long.MAX_VALUE, 1.65, true)));

    List<ViewRow> rows = pages().rows(ViewSlice.of(People.BY_ID, List.of(id)), 10);

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).view()).isEqualTo(People.BY_ID);
    assertThat(rows.get(0).values().subList(0, 8))
        .containsExactly(id, "Ada", -36, Long.MAX_VALUE, 1.65, true, null, null);
    assertThat(rows.get(0).value("version", Long.class)).contains(10L);
  }

  @Test
  default void aPartitionIsChosenByAllColumnsOfItsKey() {
    UUID here = UUID.randomUUID();
    String city = fresh("Köln");
    write(
        Stream.of(
            People.livingIn(city, here, 1), People.livingIn(fresh("Ulm"), UUID.randomUUID(), 1)));

    assertThat(pages().rows(ViewSlice.of(People.BY_CITY, List.of(city, People.JOINED)), 10))
        .extracting(row -> row.key().get(2))
        .containsExactly(here);
    List<Object> nextDay = List.of(city, People.JOINED.plusDays(1));
    assertThat(pages().rows(ViewSlice.of(People.BY_CITY, nextDay), 10)).isEmpty();
  }

  @Test
  default void rowsComeInTheOrderOfTheirTable() {
    UUID id = UUID.randomUUID();
    String city = fresh("Köln");
    List<Integer> mixed = List.of(2, 0, 3, 1);
    write(mixed.stream().map(i -> People.visited(id, SEEN.plusSeconds(i), "x", 1)));
    write(mixed.stream().map(i -> People.seenIn(city, SEEN.plusSeconds(i), id)));

    assertThat(seconds(ViewSlice.of(People.VISITS, List.of(id)), 10)).containsExactly(0, 1, 2, 3);
    assertThat(seconds(newest(city), 10)).containsExactly(3, 2, 1, 0);
    assertThat(seconds(newest(city), 2)).as("at most").containsExactly(3, 2);
  }

  /** Several are seen at the same time, so that a page may end among them. */
  @Test
  default void pageByPageEveryRowIsReadOnceAndInOrder() {
    String city = fresh("Köln");
    write(
        IntStream.range(0, 25)
            .mapToObj(i -> People.seenIn(city, SEEN.plusSeconds(i / 4), UUID.randomUUID())));
    List<ViewRow> all = pages().rows(newest(city), 100);

    for (int size : new int[] {1, 7, 25}) {
      assertThat(inPages(newest(city), size)).as("pages of %d", size).isEqualTo(all);
    }
    assertThat(all).hasSize(25);
    assertThat(seconds(newest(city), 100)).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  default void pageByPageARisingPartitionIsReadToItsEnd() {
    UUID id = UUID.randomUUID();
    write(IntStream.range(0, 10).mapToObj(i -> People.visited(id, SEEN.plusSeconds(i), "x", 1)));
    ViewSlice slice = ViewSlice.of(People.VISITS, List.of(id));

    assertThat(inPages(slice, 3)).isEqualTo(pages().rows(slice, 100)).hasSize(10);
  }

  @Test
  default void aSliceBeginsAtOneBoundAndEndsBelowTheOther() {
    UUID id = UUID.randomUUID();
    String city = fresh("Köln");
    write(IntStream.range(0, 6).mapToObj(i -> People.visited(id, SEEN.plusSeconds(i), "x", 1)));
    write(IntStream.range(0, 6).mapToObj(i -> People.seenIn(city, SEEN.plusSeconds(i), id)));
    Instant from = SEEN.plusSeconds(2);
    Instant to = SEEN.plusSeconds(5);

    ViewSlice rising = new ViewSlice(People.VISITS, List.of(id), from, to, List.of());
    ViewSlice falling = new ViewSlice(People.NEWEST, List.of(city), from, to, List.of());
    assertThat(seconds(rising, 10)).containsExactly(2, 3, 4);
    assertThat(seconds(falling, 10)).containsExactly(4, 3, 2);
    assertThat(seconds(new ViewSlice(People.VISITS, List.of(id), from, null, List.of()), 10))
        .containsExactly(2, 3, 4, 5);
    assertThat(seconds(new ViewSlice(People.NEWEST, List.of(city), null, to, List.of()), 10))
        .containsExactly(4, 3, 2, 1, 0);
  }

  @Test
  default void boundsHoldOnEveryPage() {
    UUID id = UUID.randomUUID();
    String city = fresh("Köln");
    write(IntStream.range(0, 9).mapToObj(i -> People.visited(id, SEEN.plusSeconds(i), "x", 1)));
    write(IntStream.range(0, 9).mapToObj(i -> People.seenIn(city, SEEN.plusSeconds(i), id)));
    Instant from = SEEN.plusSeconds(2);
    Instant to = SEEN.plusSeconds(7);

    ViewSlice rising = new ViewSlice(People.VISITS, List.of(id), from, to, List.of());
    ViewSlice falling = new ViewSlice(People.NEWEST, List.of(city), from, to, List.of());
    assertThat(inPages(rising, 2)).isEqualTo(pages().rows(rising, 10)).hasSize(5);
    assertThat(inPages(falling, 2)).isEqualTo(pages().rows(falling, 10)).hasSize(5);
  }

  @Test
  default void whatComesBetweenTwoPagesRepeatsNoRow() {
    String city = fresh("Köln");
    write(
        IntStream.range(0, 4)
            .mapToObj(i -> People.seenIn(city, SEEN.plusSeconds(i), UUID.randomUUID())));
    List<ViewRow> first = pages().rows(newest(city), 2);
    write(Stream.of(People.seenIn(city, SEEN.plusSeconds(9), UUID.randomUUID())));

    List<ViewRow> second = pages().rows(newest(city).behind(clusteringKey(first.get(1))), 10);

    assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x' OR 'x'='x", "x'; DROP TABLE newest; --", "x\" ALLOW FILTERING"})
  default void whateverAKeySaysIsAValue(String hostile) {
    String city = fresh(hostile);
    write(Stream.of(People.seenIn(city, SEEN, UUID.randomUUID())));

    assertThat(pages().rows(newest(hostile), 10)).isEmpty();
    assertThat(pages().rows(newest(city), 10)).hasSize(1);
  }

  @Test
  default void whatIsDeletedIsNotOfThePage() {
    String city = fresh("Köln");
    UUID gone = UUID.randomUUID();
    write(Stream.of(People.seenIn(city, SEEN, gone)));
    write(
        Stream.of(new Mutation.Delete(People.NEWEST, List.of(city, SEEN, gone), new WriteTime(2))));

    assertThat(pages().rows(newest(city), 10)).isEmpty();
  }

  private List<ViewRow> inPages(ViewSlice slice, int size) {
    List<ViewRow> all = new ArrayList<>();
    List<ViewRow> page = pages().rows(slice, size);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = pages().rows(slice.behind(clusteringKey(page.get(page.size() - 1))), size);
    }
    return all;
  }

  private List<Integer> seconds(ViewSlice slice, int most) {
    return pages().rows(slice, most).stream()
        .map(row -> row.value("seen_at", Instant.class).orElseThrow())
        .map(seen -> Math.toIntExact(seen.getEpochSecond() - SEEN.getEpochSecond()))
        .toList();
  }

  private static List<Object> clusteringKey(ViewRow row) {
    List<Column> partition = row.view().partitionKey();
    return row.key().subList(partition.size(), row.key().size());
  }

  private static ViewSlice newest(String city) {
    return ViewSlice.of(People.NEWEST, List.of(city));
  }

  /** A city that no other test knows. */
  private static String fresh(String city) {
    return city + " " + UUID.randomUUID();
  }

  private void write(Stream<Mutation> mutations) {
    try (ViewWriter writer = writer()) {
      writer.write(mutations.toList());
      writer.flush();
    }
  }
}
