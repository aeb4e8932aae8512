package dev.millrace.domain.port.schema;

class InMemorySchemasTest implements SchemasContract {

  private final Schemas schemas = new InMemorySchemas();

  @Override
  public Schemas schemas() {
    return schemas;
  }
}
