package dev.millrace.application.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaChangeTest {

  private static final Map<String, Object> KEY = Map.of("name", "key", "type", "string");
  private static final Map<String, Object> TIME =
      Map.of("name", "at", "type", Map.of("type", "long", "logicalType", "timestamp-micros"));

  @Test
  void theSameFieldsAreNoChange() {
    assertThat(SchemaChange.between(record(List.of(KEY, TIME)), record(List.of(KEY, TIME))))
        .isEmpty();
  }

  @Test
  void aFieldThatCameAndOneThatWentAreToldWithTypeAndDefault() {
    Map<String, Object> city =
        Map.of("name", "city", "type", List.of("null", "string"), "default", "none");

    assertThat(SchemaChange.between(record(List.of(KEY, TIME)), record(List.of(KEY, city))))
        .containsExactly(
            new SchemaChange("city", null, "null or string, by default none"),
            new SchemaChange("at", "long as timestamp-micros", null));
  }

  @Test
  void aTypeThatChangedIsToldAtItsPath() {
    Document before = record(List.of(KEY, nested("int")));
    Document after = record(List.of(KEY, nested("long")));

    assertThat(SchemaChange.between(before, after))
        .containsExactly(new SchemaChange("record.age", "int", "long"));
  }

  @Test
  void symbolsAndWhatListsAndMapsHoldAreTold() {
    Map<String, Object> symbols =
        Map.of("name", "e", "type", Map.of("type", "enum", "symbols", List.of("A", "B")));
    Map<String, Object> lists =
        Map.of(
            "name",
            "m",
            "type",
            Map.of("type", "map", "values", Map.of("type", "array", "items", "int")));

    assertThat(SchemaChange.between(record(List.of(KEY)), record(List.of(KEY, symbols, lists))))
        .containsExactly(
            new SchemaChange("e", null, "one of A, B"),
            new SchemaChange("m", null, "map of list of int"));
  }

  private static Map<String, Object> nested(String type) {
    Map<String, Object> age = Map.of("name", "age", "type", type);
    return Map.of(
        "name",
        "record",
        "type",
        List.of("null", Map.of("type", "record", "name", "User", "fields", List.of(age))));
  }

  private static Document record(List<Map<String, Object>> fields) {
    return MapDocument.of(Map.of("type", "record", "name", "Event", "fields", fields));
  }
}
