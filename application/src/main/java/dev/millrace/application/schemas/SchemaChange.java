package dev.millrace.application.schemas;

import dev.millrace.domain.document.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In what a version of a schema differs from another.
 *
 * @param path of a field, such as {@code record.location.city}
 * @param before its type and default; null where there was no such field
 * @param after null where there is no such field any more
 */
public record SchemaChange(String path, @Nullable String before, @Nullable String after) {

  /**
   * The fields that differ, in their order.
   *
   * @param before an Avro schema
   * @param after another one
   */
  public static List<SchemaChange> between(Document before, Document after) {
    Map<String, String> old = new LinkedHashMap<>();
    Map<String, String> all = new LinkedHashMap<>();
    add("", before, old);
    add("", after, all);
    List<SchemaChange> changes = new ArrayList<>();
    all.forEach(
        (path, type) -> {
          if (!type.equals(old.get(path))) {
            changes.add(new SchemaChange(path, old.get(path), type));
          }
        });
    old.forEach(
        (path, type) -> {
          if (!all.containsKey(path)) {
            changes.add(new SchemaChange(path, type, null));
          }
        });
    return List.copyOf(changes);
  }

  private static void add(String path, Document type, Map<String, String> fields) {
    type.items().forEach(branch -> add(path, branch, fields));
    type.at("fields").items().forEach(field -> addField(path, field, fields));
    for (String inner : List.of("items", "values", "type")) {
      if (type.at(inner).kind() == Document.Kind.OBJECT
          || type.at(inner).kind() == Document.Kind.LIST) {
        add(path, type.at(inner), fields);
      }
    }
  }

  private static void addField(String path, Document field, Map<String, String> fields) {
    String name = field.at("name").text().orElse("");
    String here = path.isEmpty() ? name : path + "." + name;
    fields.put(here, said(field.at("type")) + fallback(field));
    add(here, field.at("type"), fields);
  }

  private static String fallback(Document field) {
    return field.fields().contains("default") ? ", by default " + said(field.at("default")) : "";
  }

  /** A type in words; of a nested record its name, for its fields are told one by one. */
  private static String said(Document type) {
    return switch (type.kind()) {
      case TEXT -> type.text().orElse("");
      case NULL, MISSING -> "null";
      case LIST ->
          type.items().isEmpty()
              ? "[]"
              : type.items().stream().map(SchemaChange::said).collect(Collectors.joining(" or "));
      case OBJECT -> ofObject(type);
      default ->
          type.number()
              .map(Object::toString)
              .or(() -> type.truth().map(Object::toString))
              .orElse("");
    };
  }

  private static String ofObject(Document type) {
    String kind = said(type.at("type"));
    return switch (kind) {
      case "record", "fixed" -> kind + " " + said(type.at("name"));
      case "array" -> "list of " + said(type.at("items"));
      case "map" -> "map of " + said(type.at("values"));
      case "enum" ->
          "one of "
              + type.at("symbols").items().stream()
                  .map(SchemaChange::said)
                  .collect(Collectors.joining(", "));
      default -> type.at("logicalType").text().map(logical -> kind + " as " + logical).orElse(kind);
    };
  }
}
