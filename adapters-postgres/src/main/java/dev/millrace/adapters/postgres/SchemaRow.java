package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaId;

/** A row of {@code schemas}. */
record SchemaRow(String subject, int id, String definition, String fingerprint) {

  static SchemaRow of(RegisteredSchema schema) {
    return new SchemaRow(
        schema.subject(), schema.id().value(), schema.definition(), schema.fingerprint());
  }

  RegisteredSchema toSchema() {
    return new RegisteredSchema(subject, new SchemaId(id), definition, fingerprint);
  }
}
