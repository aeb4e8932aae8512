package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.outbox.RelayProgressContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresRelayProgressIT implements RelayProgressContract {

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
  public RelayProgress progress() {
    return new PostgresRelayProgress(postgres.database());
  }
}
