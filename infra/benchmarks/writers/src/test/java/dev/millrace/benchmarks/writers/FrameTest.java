package dev.millrace.benchmarks.writers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class FrameTest {

  private static final View VIEW =
      new View(
          "visits",
          List.of(Column.of("id", ColumnType.UUID)),
          List.of(Column.of("day", ColumnType.DATE)),
          List.of(
              Column.of("at", ColumnType.TIMESTAMP),
              Column.of("name", ColumnType.TEXT),
              Column.of("version", ColumnType.BIGINT)));

  @Test
  void theWriteTimeStandsBehindTheColumns() {
    assertThat(Frame.schema(VIEW).fieldNames())
        .containsExactly("id", "day", "at", "name", "version", "write_time");
    assertThat(Frame.schema(VIEW).simpleString())
        .isEqualTo(
            "struct<id:string,day:date,at:timestamp,name:string,version:bigint,write_time:bigint>");
  }

  @Test
  void aRowHasTheTypesOfItsColumns() {
    UUID id = new UUID(1, 2);
    Instant at = Instant.parse("2024-05-06T07:08:09.123Z");
    LocalDate day = LocalDate.of(2024, 5, 6);

    Row row =
        Frame.row(
            new Mutation.Upsert(
                VIEW, Arrays.asList(id, day, at, null, 3L), new WriteTime(7), false));

    assertThat(row.length()).isEqualTo(6);
    assertThat(row.get(0)).isEqualTo(id.toString());
    assertThat(row.get(1)).isEqualTo(Date.valueOf(day));
    assertThat(row.get(2)).isEqualTo(Timestamp.from(at));
    assertThat(row.isNullAt(3)).isTrue();
    assertThat(row.get(4)).isEqualTo(3L);
    assertThat(row.get(5)).isEqualTo(7L);
  }

  @Test
  void theInsertNamesAllColumnsAndTheWriteTime() {
    assertThat(Insert.cql("bench", VIEW))
        .isEqualTo(
            "INSERT INTO bench.visits (id, day, at, name, version) VALUES (?, ?, ?, ?, ?)"
                + " USING TIMESTAMP ?");
  }
}
