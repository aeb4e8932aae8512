package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.rebuild.Rebuilds;
import dev.millrace.domain.port.rebuild.RebuildsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresRebuildsIT implements RebuildsContract {

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
  public Rebuilds rebuilds() {
    return new PostgresRebuilds(postgres.database());
  }
}
