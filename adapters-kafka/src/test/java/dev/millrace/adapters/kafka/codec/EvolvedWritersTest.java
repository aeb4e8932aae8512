package dev.millrace.adapters.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.JsonTree;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.Undecodable;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of another schema than ours, which somebody got past the registry or it let pass. */
final class EvolvedWritersTest {

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final AvroCodec codec = new AvroCodec(registry);

  @BeforeEach
  void registerOurs() {
    registry.register(Evolving.FAMILY.subject(), Evolving.text());
  }

  @Test
  void whatANewerWriterAddsIsPassedOver() throws Undecodable {
    String newer =
        Evolving.textWith(
            "{\"name\": \"id\",",
            "{\"name\": \"extra\", \"type\": \"long\", \"default\": 0}, {\"name\": \"id\",");
    Document read = decode(newer, Map.of("extra", 7L));
    assertThat(read.fields()).doesNotContain("extra");
    assertThat(read.at("id").text()).contains("x");
    assertThat(read.at("city").text()).contains("Ulm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "name": "id" | "name": "key" | {"key": "x"} | id
          "id", "type": "string" | "id", "type": "long" | {"id": 1} | string
          "name": "Kind" | "name": "Sort" | {} | Sort
          ["null", "string"], "default": null | "long" | {"city": 1} | long
          micros | millis | {} | at: timestamp-micros, but written as timestamp-millis
          , "logicalType": "timestamp-micros" | ` ` | {} | at: timestamp-micros, but written as a plain long
          "Evolving" | "Revolving" | {} | dev.millrace.sample.Revolving
          """)
  void whatCannotBeReadAsItWasMeantIsQuarantined(String from, String to, String own, String why) {
    Document fields = JsonTree.of(own);
    Map<String, Object> values = new HashMap<>();
    fields.fields().forEach(field -> values.put(field, fields.at(field)));
    Undecodable dead = dead(value(Evolving.textWith(from, to), values));
    assertThat(dead.code()).isEqualTo(Code.INCOMPATIBLE_SCHEMA);
    assertThat(dead).hasMessageContaining(why);
  }

  @Test
  void ofANewSymbolOnlyTheRecordsThatHaveItAreQuarantined() throws Undecodable {
    String newer = Evolving.textWith("[\"A\", \"B\"]", "[\"A\", \"C\", \"B\"]");
    assertThat(decode(newer, Map.of("kind", "B")).at("kind").text()).contains("B");
    assertThat(dead(value(newer, Map.of("kind", "C"))).code()).isEqualTo(Code.INCOMPATIBLE_SCHEMA);
  }

  @Test
  void ofANewBranchOnlyTheRecordsThatHaveItAreQuarantined() throws Undecodable {
    String newer =
        Evolving.textWith("\"type\": [\"null\", \"string\"]", "\"type\": [\"null\", \"long\"]");
    assertThat(decode(newer, Map.of("city", MapDocument.of(null))).at("city").kind())
        .isEqualTo(Document.Kind.NULL);
    assertThat(dead(value(newer, Map.of("city", 7L))).code()).isEqualTo(Code.INCOMPATIBLE_SCHEMA);
  }

  @Test
  void anIdThatIsGivenAwayAgainIsReadAsItWasKnown() throws Undecodable {
    Bytes value = value(Evolving.text(), Map.of());
    codec.decode(Evolving.FAMILY, value);
    giveIdsAwayAgain();
    assertThat(codec.decode(Evolving.FAMILY, value).at("id").text()).contains("x");
  }

  @Test
  void anIdThatIsGivenAwayAgainIsNeverReadAsSomethingElse() {
    Bytes value = value(Evolving.text(), Map.of());
    giveIdsAwayAgain();
    Undecodable dead =
        catchThrowableOfType(
            Undecodable.class, () -> new AvroCodec(registry).decode(Evolving.FAMILY, value));
    assertThat(dead.code()).isEqualTo(Code.INCOMPATIBLE_SCHEMA);
    assertThat(dead).hasMessage("schema 1: it is of dev.millrace.sample.Sample, not Evolving");
  }

  @Test
  void aRegistryOfAnotherInstallationIsToBlameItself() {
    InMemorySchemaRegistry another = new InMemorySchemaRegistry();
    another.register(Samples.FAMILY.subject(), codec.definition(Samples.FAMILY));
    Bytes value = Bytes.of(ByteBuffer.allocate(6).put((byte) 0).putInt(2).array());
    assertThat(
            catchThrowableOfType(
                TransientFailure.class,
                () -> new AvroCodec(another).decode(Evolving.FAMILY, value)))
        .hasMessageContaining("neither schema 2 nor millrace.evolving-value");
  }

  private void giveIdsAwayAgain() {
    registry.wipe();
    registry.register(Samples.FAMILY.subject(), codec.definition(Samples.FAMILY));
    registry.register(Evolving.FAMILY.subject(), Evolving.text());
  }

  private Document decode(String writer, Map<String, Object> fields) throws Undecodable {
    return codec.decode(Evolving.FAMILY, value(writer, fields));
  }

  private Undecodable dead(Bytes value) {
    return catchThrowableOfType(Undecodable.class, () -> codec.decode(Evolving.FAMILY, value));
  }

  /** What a writer makes of a record in which only these fields are its own. */
  private Bytes value(String writer, Map<String, Object> fields) {
    RegisteredSchema schema = registry.register(Evolving.FAMILY.subject(), writer);
    Map<String, Object> all = new HashMap<>();
    all.put("id", "x");
    all.put("at", 1L);
    all.put("kind", "A");
    all.put("city", "Ulm");
    all.put("inner", Map.of("days", List.of(1)));
    all.putAll(fields);
    List<String> known =
        SchemaText.parse(writer).getFields().stream().map(field -> field.name()).toList();
    all.keySet().retainAll(known);
    return codec.encode(schema, MapDocument.of(all));
  }
}
