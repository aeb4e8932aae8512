package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.LedgerContract;
import dev.millrace.domain.port.ledger.RecordHistory;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.run.Runs;
import java.sql.SQLException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresLedgerIT implements LedgerContract {

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
  public Ledger ledger() {
    return new PostgresLedger(postgres.database());
  }

  @Override
  public RecordHistory history() {
    return new PostgresRecordHistory(postgres.database());
  }

  @Override
  public Intake intake() {
    return new PostgresIntake(postgres.database());
  }

  @Override
  public Runs runs() {
    return new PostgresRuns(postgres.database(), InstantSource.system());
  }

  @Override
  public Outbox outbox() {
    return new PostgresOutbox(postgres.database());
  }

  @Override
  public RelayProgress progress() {
    return new PostgresRelayProgress(postgres.database());
  }

  @Override
  public void drop(RunId run) {
    try {
      postgres.execute(
          """
          SELECT millrace.count_outbox_day(day, '%1$s')
          FROM (SELECT DISTINCT (created_at AT TIME ZONE 'UTC')::date AS day
                FROM millrace.outbox WHERE run_id = '%1$s') AS days;
          DELETE FROM millrace.outbox WHERE run_id = '%1$s'
          """
              .formatted(run));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
