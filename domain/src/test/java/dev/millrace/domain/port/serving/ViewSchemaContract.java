package dev.millrace.domain.port.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.View;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link ViewSchema} does. The migrations make the views of {@link People}. */
public interface ViewSchemaContract {

  /** A schema whose migrations have not been applied. */
  ViewSchema unmigrated();

  @Test
  default void beforeTheMigrationsEveryTableIsMissing() {
    List<String> differences = unmigrated().differences(People.ALL);

    assertThat(differences).hasSize(3).allMatch(line -> line.contains("missing"));
    assertThat(differences.get(0)).contains("people_by_id");
  }

  @Test
  default void afterTheMigrationsTheTablesAgreeWithTheViews() {
    ViewSchema schema = migrated();

    assertThat(schema.differences(People.ALL)).isEmpty();
  }

  @Test
  default void migratingAgainChangesNothing() {
    ViewSchema schema = migrated();
    schema.migrate();

    assertThat(schema.differences(People.ALL)).isEmpty();
  }

  @Test
  default void aMissingColumnIsTold() {
    View wider = withValues(Column.of("shoe_size", ColumnType.INT));

    assertThat(migrated().differences(List.of(wider)))
        .singleElement()
        .asString()
        .contains("people_by_city", "shoe_size", "missing");
  }

  @Test
  default void aColumnThatNoViewNeedsIsFine() {
    View narrower =
        new View(
            "people_by_city",
            People.BY_CITY.partitionKey(),
            People.BY_CITY.clusteringKey(),
            List.of());

    assertThat(migrated().differences(List.of(narrower))).isEmpty();
  }

  @Test
  default void aColumnOfAnotherTypeIsTold() {
    View other = new View("people_counts", COUNT_KEY, COUNT_ROW, List.of(count(ColumnType.INT)));

    assertThat(migrated().differences(List.of(other)))
        .singleElement()
        .asString()
        .contains("people_counts", "count", "bigint", "int");
  }

  @Test
  default void anotherKeyIsTold() {
    View other =
        new View(
            "people_counts",
            List.of(COUNT_KEY.get(0)),
            List.of(COUNT_KEY.get(1), COUNT_ROW.get(0)),
            List.of(count(ColumnType.BIGINT)));

    assertThat(migrated().differences(List.of(other)))
        .singleElement()
        .asString()
        .contains("people_counts", "((city, day), window_start)", "((city), day, window_start)");
  }

  @Test
  default void anotherOrderOfTheRowsIsTold() {
    View other =
        new View(
            "people_counts",
            COUNT_KEY,
            List.of(COUNT_ROW.get(0).descending()),
            List.of(count(ColumnType.BIGINT)));

    assertThat(migrated().differences(List.of(other)))
        .singleElement()
        .asString()
        .contains("people_counts", "window_start ASC", "not window_start DESC");
  }

  List<Column> COUNT_KEY = People.COUNTS.partitionKey();
  List<Column> COUNT_ROW = People.COUNTS.clusteringKey();

  private ViewSchema migrated() {
    ViewSchema schema = unmigrated();
    schema.migrate();
    return schema;
  }

  private static Column count(ColumnType type) {
    return Column.of("count", type);
  }

  private static View withValues(Column more) {
    return new View(
        "people_by_city",
        People.BY_CITY.partitionKey(),
        People.BY_CITY.clusteringKey(),
        Stream.concat(People.BY_CITY.values().stream(), Stream.of(more)).toList());
  }
}
