package dev.millrace.adapters.kafka.codec;

import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Reads schemas' definitions. */
final class SchemaText {

  private SchemaText() {}

  /**
   * The schema of a definition.
   *
   * @throws org.apache.avro.AvroRuntimeException when it is none
   */
  static Schema parse(String definition) {
    return new Schema.Parser().parse(definition);
  }

  /**
   * The SHA-256 of the parsing canonical form, in hex: specification 1.11, "Schema Fingerprints".
   */
  static String fingerprint(String definition) {
    try {
      byte[] digest = SchemaNormalization.parsingFingerprint("SHA-256", parse(definition));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
