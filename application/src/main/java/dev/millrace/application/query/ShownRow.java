package dev.millrace.application.query;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.Mask;
import dev.millrace.domain.view.ViewRow;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row as readers get it. */
public final class ShownRow {

  private ShownRow() {}

  /**
   * By column: what is no text, number or truth as its text, bytes in Base64; null stays null,
   * masked or not.
   */
  public static Map<String, @Nullable Object> of(ViewRow row, boolean isPersonal) {
    List<Column> columns = row.view().columns();
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Object value = row.values().get(i);
      shown.put(
          columns.get(i).name(), value == null ? null : shown(columns.get(i), value, isPersonal));
    }
    return Collections.unmodifiableMap(shown);
  }

  private static Object shown(Column column, Object value, boolean isPersonal) {
    if (column.isPersonal() && !isPersonal) {
      return Mask.of(value);
    }
    return switch (column.type()) {
      case INT, BIGINT, VARINT, DOUBLE, BOOLEAN -> value;
      case TEXT, UUID, DATE, TIMESTAMP -> value.toString();
      case BLOB -> Base64.getEncoder().encodeToString(((Bytes) value).array());
    };
  }
}
