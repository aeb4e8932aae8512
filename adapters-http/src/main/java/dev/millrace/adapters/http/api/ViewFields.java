package dev.millrace.adapters.http.api;

import dev.millrace.application.query.ViewAnswer;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a view and a page of it are shown; the commands show them so, too. */
public final class ViewFields {

  private ViewFields() {}

  /** What a view is asked by, and what its rows have. */
  public static Map<String, Object> of(View view) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("view", view.name());
    fields.put("key", columns(view.partitionKey()));
    fields.put(
        "order",
        view.clusteringKey().stream()
            .map(column -> with(column, "descending", column.isDescending()))
            .toList());
    fields.put(
        "values",
        view.values().stream()
            .map(column -> with(column, "personal", column.isPersonal()))
            .toList());
    return fields;
  }

  /** A page with its rows. */
  public static Map<String, @Nullable Object> of(ViewAnswer.Page page, boolean isPersonal) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("view", page.view().name());
    fields.put("masked", !isPersonal);
    fields.put("rows", page.rows());
    fields.put("next", page.next());
    return fields;
  }

  private static List<Map<String, Object>> columns(List<Column> columns) {
    return columns.stream().map(ViewFields::fields).toList();
  }

  private static Map<String, Object> with(Column column, String field, boolean value) {
    Map<String, Object> fields = fields(column);
    fields.put(field, value);
    return fields;
  }

  private static Map<String, Object> fields(Column column) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("column", column.name());
    fields.put("type", column.type().name().toLowerCase(Locale.ROOT));
    return fields;
  }
}
