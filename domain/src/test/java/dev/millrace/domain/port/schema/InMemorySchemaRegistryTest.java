package dev.millrace.domain.port.schema;

final class InMemorySchemaRegistryTest implements SchemaRegistryContract {

  private final SchemaRegistry registry =
      new InMemorySchemaRegistry((earlier, later) -> !later.equals(INCOMPATIBLE));

  @Override
  public SchemaRegistry registry() {
    return registry;
  }

  @Override
  public String freshSubject() {
    return "millrace.sample-value";
  }
}
