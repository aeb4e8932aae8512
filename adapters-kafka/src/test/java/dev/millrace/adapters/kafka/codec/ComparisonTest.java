package dev.millrace.adapters.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes to {@code avro/evolving.avsc}, each a replacement in its text. */
final class ComparisonTest {

  private static final Schema OLD = Evolving.schema();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"name": "id", "type": "string"}, |  | read by old, id: not written, and without a default
          "name": "id" | "name": "key" | read by new, key: not written, and without a default; read by old, id: not written, and without a default
          {"name": "id", | {"name": "extra", "type": "int"}, {"name": "id", | read by new, extra: not written, and without a default
          "id", "type": "string" | "id", "type": "long" | read by new, id: long, but written as string; read by old, id: string, but written as long
          "city", "type": ["null", "string"], "default": null | "city", "type": ["null", "long"], "default": null | read by new, city: null or long, but written as string; read by old, city: null or string, but written as long
          ["null", "string"], "default": null | "string", "default": "" | read by new, city: string, but written as null
          ["A", "B"] | ["A", "B", "C"] | read by old, kind: without the symbols [C]
          ["A", "B"] | ["A"] | read by new, kind: without the symbols [B]
          "name": "Kind" | "name": "Sort" | read by new, kind: dev.millrace.sample.Sort, but written as dev.millrace.sample.Kind; read by old, kind: dev.millrace.sample.Kind, but written as dev.millrace.sample.Sort
          "Evolving" | "Evolved" | read by new, dev.millrace.sample.Evolved, but written as dev.millrace.sample.Evolving; read by old, dev.millrace.sample.Evolving, but written as dev.millrace.sample.Evolved
          micros | millis | read by new, at: timestamp-millis, but written as timestamp-micros; read by old, at: timestamp-micros, but written as timestamp-millis
          , "logicalType": "timestamp-micros" |  | read by new, at: a plain long, but written as timestamp-micros; read by old, at: timestamp-micros, but written as a plain long
          ["null", {"type": "int", "logicalType": "date"}] | ["null", "int"] | read by new, born: a plain int, but written as date; read by old, born: date, but written as a plain int
          ["null", "string"] | ["null", "string", "long"] | read by old, city: null or string, but written as long
          "items": {"type": "int", "logicalType": "date"} | "items": "int" | read by new, inner.days: a plain int, but written as date; read by old, inner.days: date, but written as a plain int
          "items": {"type": "int", "logicalType": "date"} | "items": "string" | read by new, inner.days: string, but written as int; read by old, inner.days: int, but written as string
          """)
  void aChangeThatBreaksReadersIsFoundByItsField(String from, String to, String obstacles) {
    assertThat(String.join("; ", obstacles(from, to == null ? "" : to))).isEqualTo(obstacles);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"name": "id", | {"name": "extra", "type": ["null", "int"], "default": null}, {"name": "id",
          {"name": "city", "type": ["null", "string"], "default": null}, | ` `
          "name": "Evolving", | "name": "Evolving", "doc": "What was never said.",
          """)
  void aChangeThatBreaksNobodyIsNone(String from, String to) {
    assertThat(obstacles(from, to)).isEmpty();
  }

  @Test
  void aNumberMayGrowForTheReaderButNotChangeItsMeaning() {
    Schema wide = Evolving.with("{\"type\": \"int\", \"logicalType\": \"date\"}]", "\"long\"]");
    assertThat(Comparison.of(wide, OLD).obstacles())
        .containsExactly("born: a plain long, but written as date");
    assertThat(Comparison.of(SchemaText.parse("\"long\""), SchemaText.parse("\"int\"")).obstacles())
        .isEmpty();
  }

  @Test
  void aSchemaThatHoldsItselfIsCompared() {
    String tree =
        """
        {"type":"record","name":"Tree","fields":[{"name":"at","type":{"type":"long","logicalType":"%s"}},
        {"name":"below","type":{"type":"map","values":"Tree"}}]}""";
    Schema micros = SchemaText.parse(tree.formatted("timestamp-micros"));
    Schema millis = SchemaText.parse(tree.formatted("timestamp-millis"));
    assertThat(Comparison.of(micros, micros).obstacles()).isEmpty();
    assertThat(Comparison.of(micros, millis).obstacles())
        .containsExactly("at: timestamp-micros, but written as timestamp-millis");
  }

  private static List<String> obstacles(String from, String to) {
    return Comparison.bothWays("new", Evolving.with(from, to), "old", OLD);
  }
}
