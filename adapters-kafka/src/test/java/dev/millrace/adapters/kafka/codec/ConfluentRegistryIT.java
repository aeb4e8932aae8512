package dev.millrace.adapters.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaRegistry;
import dev.millrace.domain.port.schema.SchemaRegistryContract;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.testing.servers.Servers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ConfluentRegistryIT implements SchemaRegistryContract {

  private final SchemaRegistry registry =
      new ConfluentRegistry(RegistryConfig.of(Servers.shared().registry()));

  @Override
  public SchemaRegistry registry() {
    return registry;
  }

  @Override
  public String freshSubject() {
    return "sample-" + UUID.randomUUID() + "-value";
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
}
