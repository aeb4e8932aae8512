package dev.millrace.bootstrap.services.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {

  private static final View VIEW =
      new View(
          "visits",
          List.of(Column.of("id", ColumnType.UUID)),
          List.of(),
          List.of(
              Column.of("at", ColumnType.TIMESTAMP),
              Column.of("name", ColumnType.TEXT),
              Column.of("version", ColumnType.BIGINT)));

  private static final View OTHER =
      new View("others", List.of(Column.of("id", ColumnType.UUID)), List.of(), List.of());

  @TempDir private Path folder;

  @Test
  void everyValueIsQuotedAndANullIsNothing() {
    assertThat(
            CsvRows.line(
                Arrays.asList(new UUID(0, 1), Instant.parse("2024-05-06T07:08:09.123Z"), null, 3L)))
        .isEqualTo(
            "\"00000000-0000-0000-0000-000000000001\",\"2024-05-06T07:08:09.123Z\",,\"3\"\n");
  }

  @Test
  void aQuoteWithinATextIsEscaped() {
    assertThat(CsvRows.line(List.of("A \"B\", C"))).isEqualTo("\"A \\\"B\\\", C\"\n");
  }

  @Test
  void theRowsOfTheViewAreSpreadOverTheFilesUnderTheNamesOfTheColumns() throws IOException {
    List<List<Mutation>> records =
        IntStream.range(0, 5).mapToObj(number -> List.of(row(number), other(number))).toList();

    CsvRows.write(folder.resolve("rows"), 2, VIEW, records);

    List<String> first = Files.readAllLines(folder.resolve("rows/rows-0.csv"));
    List<String> second = Files.readAllLines(folder.resolve("rows/rows-1.csv"));
    assertThat(first).hasSize(4).startsWith("id,at,name,version");
    assertThat(second).hasSize(3).startsWith("id,at,name,version");
    assertThat(second.get(1)).contains("\"name 1\"");
  }

  private static Mutation row(int number) {
    return new Mutation.Upsert(
        VIEW,
        Arrays.asList(new UUID(0, number), Instant.EPOCH, "name " + number, 1L),
        new WriteTime(1),
        false);
  }

  private static Mutation other(int number) {
    return new Mutation.Upsert(OTHER, Arrays.asList(new UUID(0, number)), new WriteTime(1), false);
  }
}
