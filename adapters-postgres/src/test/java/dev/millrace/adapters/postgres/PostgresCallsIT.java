package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.call.AdjustableClock;
import dev.millrace.domain.port.call.Calls;
import dev.millrace.domain.port.call.CallsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresCallsIT implements CallsContract {

  private final AdjustableClock clock = new AdjustableClock();
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
  public Calls calls() {
    return new PostgresCalls(postgres.database(), clock);
  }

  @Override
  public AdjustableClock clock() {
    return clock;
  }
}
