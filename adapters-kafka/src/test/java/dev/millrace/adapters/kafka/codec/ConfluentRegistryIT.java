package dev.millrace.adapters.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.schema.IncompatibleSchema;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaRegistry;
import dev.millrace.domain.port.schema.SchemaRegistryContract;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.testing.servers.Servers;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfluentRegistryIT implements SchemaRegistryContract {

  private static final RegistryConfig CONFIG = RegistryConfig.of(Servers.shared().registry());

  private final ConfluentRegistry registry = new ConfluentRegistry(CONFIG);
  private final RegistryCalls calls = new RegistryCalls(CONFIG);

  @Override
  public SchemaRegistry registry() {
    return registry;
  }

  @Override
  public String freshSubject() {
    return "sample-" + UUID.randomUUID() + "-value";
  }

  private static String versions(String subject) {
    return "/subjects/" + subject + "/versions";
  }

  @Test
  void aRefusalNamesTheFields() {
    String subject = freshSubject();
    registry.register(subject, FIRST);
    assertThatThrownBy(() -> registry.register(subject, INCOMPATIBLE))
        .hasMessageContaining("read by this program, a: long, but written as string");
  }

  @Test
  void anotherMeaningOfTheSameNumberIsRefusedToo() {
    String subject = freshSubject();
    registry.register(subject, Evolving.text());
    assertThatThrownBy(() -> registry.register(subject, Evolving.textWith("micros", "millis")))
        .isInstanceOf(IncompatibleSchema.class)
        .hasMessageContaining("version 1")
        .hasMessageContaining("at: timestamp-millis, but written as timestamp-micros");
    assertThat(calls.get(versions(subject)).numbers()).hasSize(1);
  }

  @Test
  void fromThenOnTheRegistryRefusesEverybody() {
    String subject = freshSubject();
    registry.register(subject, COMPATIBLE);
    registry.register(subject, FIRST);
    assertThat(calls.get("/config/" + subject).text("compatibilityLevel"))
        .contains("FULL_TRANSITIVE");
    assertThat(calls.post(versions(subject), Map.of("schema", RETYPED)).isConflict()).isTrue();
  }

  @Test
  void itTellsItsVersion() {
    assertThat(registry.version()).hasValueSatisfying(v -> assertThat(v).matches(".*\\d\\.\\d.*"));
  }

  @Test
  void aSecondProcessDecodesByTheRegistryAlone() throws Undecodable {
    AvroCodec writer = new AvroCodec(registry);
    RegisteredSchema schema =
        registry.register(Samples.FAMILY.subject(), writer.definition(Samples.FAMILY));
    Bytes value = writer.encode(schema, MapDocument.of(Samples.fields()));
    assertThat(new AvroCodec(registry).decode(Samples.FAMILY, value).at("note").text())
        .contains("a note");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1 << 24, Integer.MAX_VALUE})
  void anIdThatWasNeverGivenIsUnknownWhateverItIs(int id) {
    AvroCodec codec = new AvroCodec(registry);
    registry.register(Samples.FAMILY.subject(), codec.definition(Samples.FAMILY));
    Bytes value = Bytes.of(ByteBuffer.allocate(6).put((byte) 0).putInt(id).array());
    assertThatThrownBy(() -> codec.decode(Samples.FAMILY, value))
        .isInstanceOfSatisfying(
            Undecodable.class, u -> assertThat(u.code()).isEqualTo(Code.UNKNOWN_SCHEMA));
  }
}
