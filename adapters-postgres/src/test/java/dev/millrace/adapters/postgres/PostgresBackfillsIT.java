package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.backfill.Backfills;
import dev.millrace.domain.port.backfill.BackfillsContract;
import dev.millrace.domain.port.run.Runs;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresBackfillsIT implements BackfillsContract {

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
  public Backfills backfills() {
    return new PostgresBackfills(postgres.database(), InstantSource.system());
  }

  @Override
  public Runs runs() {
    return new PostgresRuns(postgres.database(), InstantSource.system());
  }
}
