package dev.millrace.domain.port.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.ViewKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link ServedViews} does. The views are those of {@link People}. */
public interface ServedViewsContract {

  ServedViews served();

  /** A writer of what {@link #served} serves. */
  ViewWriter writer();

  @Test
  default void aRowTellsTheProvenanceOfItsNewestVersion() {
    UUID id = UUID.randomUUID();
    write(Stream.of(People.named(id, "Ada", 21, false), People.named(id, "Ada", 20, false)));

    assertThat(served().served(People.BY_ID, List.of(key(id))))
        .isEqualTo(Map.of(key(id), row("people_by_id", id, 21)));
  }

  @Test
  default void keysWithoutARowAreAbsent() {
    UUID deleted = UUID.randomUUID();
    UUID unseen = UUID.randomUUID();
    RecordKey none = new RecordKey("no key of this view");
    write(Stream.of(People.named(deleted, "Ada", 20, false), People.without(deleted, 21)));

    assertThat(served().served(People.BY_ID, List.of(key(deleted), key(unseen), none))).isEmpty();
    assertThat(served().served(People.BY_ID, List.of())).isEmpty();
  }

  @Test
  default void anyNumberOfKeysMayBeAsked() {
    List<UUID> ids = IntStream.range(0, 1_500).mapToObj(i -> UUID.randomUUID()).toList();
    write(ids.stream().map(id -> People.named(id, "Ada", 20, false)));
    List<RecordKey> keys = ids.stream().map(ServedViewsContract::key).toList();

    assertThat(served().served(People.BY_ID, keys)).containsOnlyKeys(keys);
  }

  @Test
  default void aRecordIsFoundInAllOfItsViews() {
    UUID id = UUID.randomUUID();
    write(Stream.of(People.named(id, "Ada", 20, false), People.livingIn("Köln", id, 20)));

    List<String> byCity = List.of("Köln", People.JOINED.toString(), id.toString());
    ViewKeys keys =
        new ViewKeys(Map.of("people_by_id", List.of(id.toString()), "people_by_city", byCity));

    assertThat(served().rows(List.of(People.BY_ID, People.BY_CITY), keys))
        .containsExactlyInAnyOrder(row("people_by_id", id, 20), row("people_by_city", id, 20));
  }

  @Test
  default void aViewWithoutAKeyOrWithoutARowIsLeftOut() {
    UUID id = UUID.randomUUID();
    write(Stream.of(People.named(id, "Ada", 20, false)));
    ViewKeys byId = new ViewKeys(Map.of("people_by_id", List.of(id.toString())));
    ViewKeys unseen = new ViewKeys(Map.of("people_by_id", List.of(UUID.randomUUID().toString())));

    assertThat(served().rows(List.of(People.BY_ID, People.BY_CITY), byId)).hasSize(1);
    assertThat(served().rows(List.of(People.BY_ID, People.BY_CITY), unseen)).isEmpty();
  }

  @Test
  default void countsAreThoseOfTheNewestWrite() {
    String city = "Köln " + UUID.randomUUID();
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    Instant nextDay = noon.plus(Duration.ofDays(1));
    write(
        Stream.of(
            People.counted(city, noon, 3, 2),
            People.counted(city, noon, 2, 1),
            People.counted(city, nextDay, 5, 1)));

    assertThat(served().counts(People.COUNTS))
        .containsEntry(city, Map.of(noon.toEpochMilli(), 3L, nextDay.toEpochMilli(), 5L));
  }

  @Test
  default void countsOfManyWindowsAreAllRead() {
    String city = "Köln " + UUID.randomUUID();
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    write(
        IntStream.range(0, 5_000)
            .mapToObj(i -> People.counted(city, noon.plusSeconds(60L * i), i, 1)));

    assertThat(served().counts(People.COUNTS).get(city)).hasSize(5_000);
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

  private static ServedRow row(String view, UUID id, long micros) {
    return new ServedRow(
        view,
        key(id),
        micros,
        People.EVENT,
        People.RUN,
        People.position(micros),
        Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }
}
