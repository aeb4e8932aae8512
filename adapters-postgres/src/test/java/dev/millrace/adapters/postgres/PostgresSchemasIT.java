package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.schema.SchemasContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresSchemasIT implements SchemasContract {

  private TestDatabase postgres;

  @BeforeAll
  void open() {
    postgres = TestDatabase.migrated();
  }

  @AfterAll
  void close() {
    postgres.close();
  }

  @Override
  public Schemas schemas() {
    return new PostgresSchemas(postgres.database());
  }
}
