package dev.millrace.domain.port.schema;

/** The registry's id of a schema, as it stands in a frame. */
public record SchemaId(int value) {}
