package dev.millrace.domain.port.schema;

/**
 * A schema that is registered.
 *
 * @param subject such as {@code millrace.users-value}
 * @param definition its text, as registered
 * @param fingerprint of its parsing canonical form: the hex of its SHA-256, as Avro's specification
 *     defines it
 */
public record RegisteredSchema(
    String subject, SchemaId id, String definition, String fingerprint) {}
