package dev.millrace.adapters.kafka.codec;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.record.FamilyName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The family of {@code avro/sample.avsc}. */
final class Samples {

  static final FamilyName FAMILY = new FamilyName("sample");

  private Samples() {}

  /** Every field, with a value. */
  static Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("key", "schlüssel 🗝");
    fields.put("count", 1L << 53);
    fields.put("small", -3);
    fields.put("ratio", 0.25);
    fields.put("flag", true);
    fields.put("note", "a note");
    fields.put("amount", -1L);
    fields.put("previous", Map.of("by_email", List.of("x", "y")));
    fields.put("record", Map.of("city", "Ulm"));
    return fields;
  }

  static Document with(String field, @Nullable Object value) {
    Map<String, @Nullable Object> fields = fields();
    fields.put(field, value);
    return MapDocument.of(fields);
  }

  static Document without(String field) {
    Map<String, @Nullable Object> fields = fields();
    fields.remove(field);
    return MapDocument.of(fields);
  }
}
