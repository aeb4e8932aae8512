package dev.millrace.domain.port.serving;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Provenance;
import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Views that the contracts of serving write and read: every type of column is in them. */
public final class People {

  public static final View BY_ID =
      new View(
          "people_by_id",
          List.of(Column.of("person_id", ColumnType.UUID)),
          List.of(),
          withProvenance(
              Column.of("name", ColumnType.TEXT),
              Column.of("age", ColumnType.INT),
              Column.of("points", ColumnType.BIGINT),
              Column.of("height", ColumnType.DOUBLE),
              Column.of("active", ColumnType.BOOLEAN),
              Column.of("born_on", ColumnType.DATE),
              Column.of("seen_at", ColumnType.TIMESTAMP),
              Column.of("wealth", ColumnType.VARINT),
              Column.of("portrait", ColumnType.BLOB)));

  public static final View BY_CITY =
      new View(
          "people_by_city",
          List.of(Column.of("city", ColumnType.TEXT), Column.of("joined_on", ColumnType.DATE)),
          List.of(Column.of("person_id", ColumnType.UUID)),
          withProvenance(Column.of("name", ColumnType.TEXT)));

  /** No family has it; for those who read whole partitions. */
  public static final View VISITS =
      new View(
          "people_visits",
          List.of(Column.of("person_id", ColumnType.UUID)),
          List.of(Column.of("seen_at", ColumnType.TIMESTAMP)),
          List.of(Column.of("place", ColumnType.TEXT)));

  /** No family has it; for those who read a partition page by page. */
  public static final View NEWEST =
      new View(
          "people_newest",
          List.of(Column.of("city", ColumnType.TEXT)),
          List.of(
              Column.of("seen_at", ColumnType.TIMESTAMP).descending(),
              Column.of("person_id", ColumnType.UUID).descending()),
          List.of(Column.of("name", ColumnType.TEXT)));

  public static final View COUNTS = WindowedCount.view("people_counts", "city");

  public static final List<View> ALL = List.of(BY_ID, BY_CITY, COUNTS);

  public static final EventId EVENT = EventId.of("00000000-0000-0000-0000-0000000000e1");
  public static final RunId RUN = RunId.of("00000000-0000-0000-0000-0000000000f1");
  public static final LocalDate JOINED = LocalDate.parse("2026-02-28");

  private static final Instant INGESTED = Instant.parse("2026-03-01T12:00:00.123Z");

  private People() {}

  /** A version of a person of which only the name is known. */
  public static Mutation named(UUID id, @Nullable String name, long micros, boolean writesNulls) {
    return person(id, micros, writesNulls, name, null, null, null, null, null, null);
  }

  /**
   * A version of a person with the values of {@link #BY_ID} before its provenance, of which the
   * last ones may be left out.
   */
  public static Mutation person(
      UUID id, long micros, boolean writesNulls, @Nullable Object... values) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(id);
    row.addAll(Arrays.asList(values));
    while (row.size() < BY_ID.columns().size() - Provenance.COLUMNS.size()) {
      row.add(null);
    }
    row.addAll(provenance(micros));
    return new Mutation.Upsert(BY_ID, row, new WriteTime(micros), writesNulls);
  }

  /** A person's row in {@link #BY_CITY}. */
  public static Mutation livingIn(String city, UUID id, long micros) {
    List<@Nullable Object> row = new ArrayList<>(List.of(city, JOINED, id, "Ada"));
    row.addAll(provenance(micros));
    return new Mutation.Upsert(BY_CITY, row, new WriteTime(micros), false);
  }

  /** A row of {@link #VISITS}. */
  public static Mutation visited(UUID id, Instant at, @Nullable String place, long micros) {
    List<@Nullable Object> row = new ArrayList<>(List.of(id, at));
    row.add(place);
    return new Mutation.Upsert(VISITS, row, new WriteTime(micros), false);
  }

  /** A row of {@link #NEWEST}. */
  public static Mutation seenIn(String city, Instant at, UUID id) {
    return new Mutation.Upsert(NEWEST, List.of(city, at, id, "Ada"), new WriteTime(1), false);
  }

  public static Mutation without(UUID id, long micros) {
    return new Mutation.Delete(BY_ID, List.of(id), new WriteTime(micros));
  }

  /** A row of {@link #COUNTS}. */
  public static Mutation counted(String city, Instant start, long count, long micros) {
    return new Mutation.Upsert(
        COUNTS,
        List.of(city, start.atZone(ZoneOffset.UTC).toLocalDate(), start, count),
        new WriteTime(micros),
        false);
  }

  /** The position in the log of the version with this write time. */
  public static Position position(long micros) {
    return new Position("millrace.people", 7, micros);
  }

  private static List<Object> provenance(long micros) {
    return List.of(micros, EVENT.value(), RUN.value(), position(micros).toString(), INGESTED);
  }

  private static List<Column> withProvenance(Column... values) {
    return Stream.concat(Arrays.stream(values), Provenance.COLUMNS.stream()).toList();
  }
}
