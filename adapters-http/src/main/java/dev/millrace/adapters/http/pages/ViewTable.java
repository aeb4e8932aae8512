package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.query.ViewAnswer;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a view's answer: one as a list of its values, more as a table, windows as charts. */
final class ViewTable {

  private static final Set<ColumnType> NUMBERS =
      Set.of(ColumnType.INT, ColumnType.BIGINT, ColumnType.VARINT, ColumnType.DOUBLE);

  /** Beside a chart. */
  private static final int MOST = 200;

  private ViewTable() {}

  static Html of(ViewForm form, ViewAnswer.Page page) {
    if (page.rows().isEmpty()) {
      return tag("p.quiet", "There are no rows.");
    }
    if (form.isWindowed()) {
      return windows(form, page);
    }
    return Html.all(
        form.view().clusteringKey().isEmpty()
            ? one(form, page.rows().get(0))
            : table(ordered(form), page.rows()),
        next(form, page));
  }

  private static Html windows(ViewForm form, ViewAnswer.Page page) {
    List<Html> parts = new ArrayList<>();
    String time = form.view().clusteringKey().get(0).name();
    form.view().values().stream()
        .filter(column -> NUMBERS.contains(column.type()))
        .forEach(column -> parts.add(WindowChart.of(column.name(), time, page.rows())));
    parts.add(
        tag(
            "details",
            tag("summary", "The figures"),
            page.rows().size() > MOST
                ? tag("p.quiet", "The first " + MOST + " of " + page.rows().size() + " windows.")
                : Html.nothing(),
            table(ordered(form), page.rows().subList(0, Math.min(MOST, page.rows().size())))));
    parts.add(next(form, page));
    return Html.all(parts);
  }

  /** What all rows have in common stands in the question. */
  private static List<Column> ordered(ViewForm form) {
    List<Column> columns = new ArrayList<>(form.view().clusteringKey());
    columns.addAll(form.view().values());
    return columns;
  }

  private static Html next(ViewForm form, ViewAnswer.Page page) {
    String next = page.next();
    return next == null ? Html.nothing() : tag("p", tag("a", "Further rows").to(form.behind(next)));
  }

  private static Html one(ViewForm form, Map<String, @Nullable Object> row) {
    return tag(
        "dl.facts",
        form.view().columns().stream()
            .map(
                column ->
                    tag("div", tag("dt", column.name()), tag("dd", value(row.get(column.name())))))
            .toList());
  }

  private static Html table(List<Column> columns, List<Map<String, @Nullable Object>> rows) {
    return Table.of(
        columns.stream().map(ViewTable::column).toList(),
        rows.stream().map(row -> cells(columns, row)).toList());
  }

  private static Table.Column column(Column column) {
    return NUMBERS.contains(column.type())
        ? Table.Column.number(column.name())
        : Table.Column.of(column.name());
  }

  private static List<Html> cells(List<Column> columns, Map<String, @Nullable Object> row) {
    return columns.stream().map(column -> value(row.get(column.name()))).toList();
  }

  private static Html value(@Nullable Object value) {
    return value == null ? tag("span.quiet", "–") : text(value.toString());
  }
}
