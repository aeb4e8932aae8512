package dev.millrace.domain.port.schema;

final class InMemorySchemaRegistryTest implements SchemaRegistryContract {

  private final SchemaRegistry registry =
      new InMemorySchemaRegistry(InMemorySchemaRegistryTest::compatible);

  private static boolean compatible(String earlier, String later) {
    return !later.equals(INCOMPATIBLE) && !(earlier.equals(COMPATIBLE) && later.equals(RETYPED));
  }

  @Override
  public SchemaRegistry registry() {
    return registry;
  }

  @Override
  public String freshSubject() {
    return "millrace.sample-value";
  }
}
