package dev.millrace.adapters.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.adapters.kafka.codec.PublishedSchema.Golden;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.family.EventForm;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.logs.Logs;
import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.sensors.SensorReadings;
import dev.millrace.domain.users.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was published stays readable, by every reader there was and is: docs/schemas.md. */
final class PublishedSchemasTest {

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final AvroCodec codec = new AvroCodec(registry);

  static Stream<Family<?>> families() {
    return Stream.of(new Users(), new UserEvents(), new SensorReadings(), new Logs());
  }

  @Test
  void everySchemaIsOfAFamilyHere() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/avro"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              families().map(family -> family.name() + ".avsc").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void theCurrentSchemaIsTheNewestPublishedOne(Family<?> family) {
    List<PublishedSchema> published = published(family);
    assertThat(published.get(published.size() - 1).definition())
        .as(
            "avro/%s.avsc is another than the newest published one; keep it as %s",
            family.name(), PublishedSchema.file(family.name(), published.size() + 1, "avsc"))
        .isEqualTo(codec.definition(family.name()));
  }

  @ParameterizedTest
  @MethodSource("families")
  void aPublishedSchemaIsNeverChanged(Family<?> family) {
    assertThat(published(family))
        .allSatisfy(
            schema ->
                assertThat(ContentHash.ofText(schema.definition()).hex())
                    .as("SHA-256 of %s", schema.name())
                    .isEqualTo(schema.definitionHash()));
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyVersionReadsWhatEveryOtherWrote(Family<?> family) {
    List<PublishedSchema> published = published(family);
    for (PublishedSchema one : published) {
      for (PublishedSchema other : published) {
        assertThat(
                Comparison.of(
                        SchemaText.parse(one.definition()), SchemaText.parse(other.definition()))
                    .obstacles())
            .as("%s reads %s", one.name(), other.name())
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyValueThatWasEverWrittenIsReadAsItWasMeant(Family<?> family) throws Exception {
    for (PublishedSchema schema : published(family)) {
      registry.register(family.name().subject(), schema.definition());
      assertThat(schema.written()).as(schema.name()).isNotEmpty();
      for (Golden golden : schema.written()) {
        Document read = codec.decode(family.name(), golden.value());
        SameDocuments.require(schema.name(), golden.document(), read);
        assertThat(EventForm.read(family, read))
            .isEqualTo(EventForm.read(family, golden.document()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyVersionStillWritesTheSameBytes(Family<?> family) {
    for (PublishedSchema schema : published(family)) {
      RegisteredSchema registered = registry.register(family.name().subject(), schema.definition());
      for (Golden golden : schema.written()) {
        assertThat(hex(codec.encode(registered, golden.document())))
            .as(schema.name())
            .isEqualTo(hex(golden.value()));
      }
    }
  }

  /** A process that was not replaced yet writes by the schema that is registered already. */
  @ParameterizedTest
  @MethodSource("families")
  void whatAnOlderProcessWritesFitsTheCurrentSchema(Family<?> family) throws Exception {
    for (PublishedSchema schema : published(family)) {
      RegisteredSchema current =
          registry.register(family.name().subject(), codec.definition(family.name()));
      for (Golden golden : schema.written()) {
        Document read = codec.decode(family.name(), codec.encode(current, golden.document()));
        SameDocuments.require(schema.name(), golden.document(), read);
      }
    }
  }

  private static String hex(Bytes bytes) {
    return HexFormat.of().formatHex(bytes.array());
  }

  private static List<PublishedSchema> published(Family<?> family) {
    List<PublishedSchema> published = PublishedSchema.allOf(family.name());
    assertThat(published).as("published schemas of %s", family.name()).isNotEmpty();
    return published;
  }
}
