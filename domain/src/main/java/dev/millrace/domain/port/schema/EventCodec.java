package dev.millrace.domain.port.schema;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.record.FamilyName;

/**
 * Turns documents into a topic's values and back: Avro binary behind Confluent's frame (a zero
 * byte, then the schema's id in four bytes, big-endian).
 */
public interface EventCodec {

  /** The definition of a family's current schema. */
  String definition(FamilyName family);

  /**
   * Encodes a document by a schema.
   *
   * @throws IllegalArgumentException when the document does not fit the schema
   */
  Bytes encode(RegisteredSchema schema, Document document);

  /**
   * Takes a schema as known, so that nobody is asked for it when a value of it is decoded. A codec
   * that does not, asks.
   */
  default void learn(RegisteredSchema schema) {}

  /**
   * Decodes a value by the schema that its frame names.
   *
   * @throws Undecodable when the bytes are to blame
   * @throws dev.millrace.domain.failure.TransientFailure when the registry is
   */
  Document decode(FamilyName family, Bytes value) throws Undecodable;
}
