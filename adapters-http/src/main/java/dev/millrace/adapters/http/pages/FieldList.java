package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.content.ShownField;
import java.util.List;

/** The fields of a document, each with its path. */
final class FieldList {

  private FieldList() {}

  static Html of(List<ShownField> fields) {
    return Table.of(
        List.of(Table.Column.of("Field"), Table.Column.of("Value")),
        fields.stream().map(FieldList::row).toList());
  }

  private static List<Html> row(ShownField field) {
    return List.of(tag("code", field.path()), tag("span.value", field.value()));
  }
}
