package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.query.ViewAnswer;
import dev.millrace.domain.family.Provenance;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.View;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewTextTest {

  private static final View PEOPLE =
      new View(
          "people",
          List.of(Column.of("city", ColumnType.TEXT)),
          List.of(Column.of("since", ColumnType.DATE).descending()),
          Stream.concat(Stream.of(Column.of("name", ColumnType.TEXT)), Provenance.COLUMNS.stream())
              .toList());

  @Test
  void theViewsAreListedWithWhatTheyAreAskedBy() {
    assertThat(printed(out -> ViewText.list(out, List.of(PEOPLE))))
        .containsExactly(
            "VIEW    KEY        ORDER", //
            "people  city=text  since (largest first)");
  }

  @Test
  void oneRowIsShownWithAllOfItsColumns() {
    assertThat(printed(out -> ViewText.print(out, page(null, List.of(row("2026-11-22", null))))))
        .containsExactly(
            "city     Ulm", //
            "since    2026-11-22",
            "name     ",
            "version  1");
  }

  @Test
  void severalRowsAreATableWithoutTheirProvenance() {
    List<String> lines =
        printed(
            out ->
                ViewText.print(
                    out, page(null, List.of(row("2026-11-22", "A**"), row("2026-11-21", null)))));

    assertThat(lines)
        .containsExactly(
            "city  since       name", //
            "Ulm   2026-11-22  A**",
            "Ulm   2026-11-21");
  }

  @Test
  void thereIsAWayToTheNextPage() {
    assertThat(printed(out -> ViewText.print(out, page("abc", List.of(row("2026-11-22", null))))))
        .contains("There are more: the same with --page abc");
  }

  @Test
  void noRowIsToldInWords() {
    assertThat(printed(out -> ViewText.print(out, page(null, List.of()))))
        .containsExactly("No row of people has this key.");
  }

  private static ViewAnswer.Page page(
      @Nullable String next, List<Map<String, @Nullable Object>> rows) {
    return new ViewAnswer.Page(PEOPLE, rows, next);
  }

  private static Map<String, @Nullable Object> row(String since, @Nullable String name) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("city", "Ulm");
    row.put("since", since);
    row.put("name", name);
    row.put("version", 1L);
    return row;
  }

  private static List<String> printed(Consumer<PrintWriter> text) {
    StringWriter written = new StringWriter();
    text.accept(new PrintWriter(written, true));
    return written.toString().lines().toList();
  }
}
