package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.audit.Audit;
import dev.millrace.domain.port.audit.AuditContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresAuditIT implements AuditContract {

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
  public Audit audit() {
    return new PostgresAudit(postgres.database());
  }
}
