package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.Schemas;
import java.util.List;
import java.util.Optional;

/** The registered schemas, one of each subject the current one. */
public final class PostgresSchemas implements Schemas {

  private final Transactions transactions;

  public PostgresSchemas(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public void save(RegisteredSchema schema) {
    transactions.run(
        "save a schema",
        session -> {
          SchemaStatements schemas = session.getMapper(SchemaStatements.class);
          schemas.lock(schema.subject());
          schemas.retire(schema.subject());
          return schemas.save(SchemaRow.of(schema));
        });
  }

  @Override
  public Optional<RegisteredSchema> current(String subject) {
    return transactions.run(
        "find a schema",
        session ->
            Optional.ofNullable(session.getMapper(SchemaStatements.class).current(subject))
                .map(SchemaRow::toSchema));
  }

  @Override
  public List<RegisteredSchema> all() {
    return transactions.run(
        "list schemas",
        session ->
            session.getMapper(SchemaStatements.class).all().stream()
                .map(SchemaRow::toSchema)
                .toList());
  }
}
