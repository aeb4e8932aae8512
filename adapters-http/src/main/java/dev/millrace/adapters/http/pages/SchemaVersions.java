package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.JsonDocuments;
import dev.millrace.adapters.http.html.Element;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.schemas.SchemaChange;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.port.schema.RegisteredSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each version of a schema changed, the newest first. */
final class SchemaVersions {

  private SchemaVersions() {}

  static Html of(List<RegisteredSchema> versions) {
    List<Html> steps = new ArrayList<>();
    for (int i = versions.size() - 1; i > 0; i--) {
      steps.add(step(versions.get(i - 1), versions.get(i)));
    }
    return Html.all(steps);
  }

  private static Html step(RegisteredSchema before, RegisteredSchema after) {
    return tag(
        "details",
        tag(
            "summary",
            "What schema " + after.id().value() + " changed of schema " + before.id().value()),
        changes(document(before), document(after)));
  }

  private static Optional<Document> document(RegisteredSchema schema) {
    return JsonDocuments.parse(Bytes.ofText(schema.definition()));
  }

  private static Html changes(Optional<Document> before, Optional<Document> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return tag("p.quiet", "One of them is no JSON.");
    }
    List<SchemaChange> changes = SchemaChange.between(before.get(), after.get());
    return changes.isEmpty()
        ? tag("p.quiet", "No field: words, names or the order.")
        : Table.of(
            List.of(Table.Column.of("Field"), Table.Column.of("Before"), Table.Column.of("After")),
            changes.stream().map(SchemaVersions::row).toList());
  }

  private static List<Html> row(SchemaChange change) {
    return List.of(tag("code", change.path()), type(change.before()), type(change.after()));
  }

  private static Element type(@Nullable String type) {
    return type == null ? tag("span.quiet", "none") : tag("span.value", type);
  }
}
