package dev.millrace.adapters.kafka.codec;

import dev.millrace.domain.port.schema.IncompatibleSchema;
import java.util.List;
import org.apache.avro.AvroRuntimeException;

/** One of the versions that a subject has in the registry. */
record SchemaVersion(String subject, long number, String definition) {

  /** Returns when each can read what the other wrote. */
  void requireCompatible(String next) {
    List<String> obstacles = obstacles(next);
    if (!obstacles.isEmpty()) {
      throw new IncompatibleSchema(
          subject
              + ": this program's schema is incompatible with version "
              + number
              + ", which is registered: "
              + String.join("; ", obstacles));
    }
  }

  /** Of what is no Avro schema the registry itself must judge. */
  private List<String> obstacles(String next) {
    try {
      return Comparison.bothWays(
          "this program",
          SchemaText.parse(next),
          "version " + number,
          SchemaText.parse(definition));
    } catch (AvroRuntimeException notAvro) {
      return List.of();
    }
  }
}
