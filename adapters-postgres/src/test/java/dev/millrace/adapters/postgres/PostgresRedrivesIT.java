package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.deadletter.KeptLetters;
import dev.millrace.domain.port.deadletter.Redrives;
import dev.millrace.domain.port.deadletter.RedrivesContract;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.run.Runs;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresRedrivesIT implements RedrivesContract {

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
  public KeptLetters letters() {
    return new PostgresKeptLetters(postgres.database());
  }

  @Override
  public Redrives redrives() {
    return new PostgresRedrives(postgres.database());
  }

  @Override
  public Ledger ledger() {
    return new PostgresLedger(postgres.database());
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
  public Replays replays() {
    return new PostgresReplays(postgres.database());
  }
}
