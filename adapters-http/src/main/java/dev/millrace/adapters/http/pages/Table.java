package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.html.Element;
import dev.millrace.adapters.http.html.Html;
import java.util.ArrayList;
import java.util.List;

/**
 * A table; where there is little room, each of its rows becomes a list of named values. It says by
 * roles what it is, for a browser that lays it out otherwise takes it for none.
 */
final class Table {

  private Table() {}

  /**
   * A column.
   *
   * @param style the class of its cells
   */
  record Column(String title, String style) {

    static Column of(String title) {
      return new Column(title, "text");
    }

    /** One whose figures stand under each other. */
    static Column number(String title) {
      return new Column(title, "number");
    }
  }

  static Html of(List<Column> columns, List<List<Html>> rows) {
    return tag(
        "div.table",
        tag(
                "table",
                tag(
                        "thead",
                        tag("tr", columns.stream().map(Table::head).toList()).with("role", "row"))
                    .with("role", "rowgroup"),
                tag("tbody", rows.stream().map(row -> row(columns, row)).toList())
                    .with("role", "rowgroup"))
            .with("role", "table"));
  }

  private static Element head(Column column) {
    return tag("th." + column.style(), column.title())
        .with("scope", "col")
        .with("role", "columnheader");
  }

  private static Element row(List<Column> columns, List<Html> row) {
    List<Element> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      cells.add(
          tag("td." + column.style(), row.get(i))
              .with("role", "cell")
              .with("data-label", column.title()));
    }
    return tag("tr", cells).with("role", "row");
  }
}
