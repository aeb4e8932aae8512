package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.outbox.Horizon;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.relay.Shardings;
import dev.millrace.domain.port.relay.ShardingsContract;
import dev.millrace.domain.port.run.Runs;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresShardingsIT implements ShardingsContract {

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
  public Shardings shardings() {
    return new PostgresShardings(postgres.database());
  }

  @Override
  public RelayProgress progress() {
    return new PostgresRelayProgress(postgres.database());
  }

  @Override
  public Outbox outbox(Shard shard) {
    return new PostgresOutbox(postgres.database(), shard);
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

  /** Whoever agreed died before the snapshot was taken: then it is taken by who asks first. */
  @Test
  void aHorizonThatDoesNotSeeTheAgreementIsIncludedInTheEnd() throws SQLException {
    try (TestDatabase own = TestDatabase.migrated();
        Connection agreeing = own.connect()) {
      PostgresOutbox outbox = new PostgresOutbox(own.database());
      agreeing.setAutoCommit(false);
      agreeing
          .createStatement()
          .execute("INSERT INTO millrace.relay_generations (generation, shards) VALUES (2, 4)");
      own.execute("SELECT pg_current_xact_id()");
      Horizon before = outbox.horizon();
      agreeing.commit();
      Horizon end = outbox.horizon();
      own.execute("SELECT pg_current_xact_id()");

      assertThat(before.successor()).isNull();
      assertThat(end.successor()).isEqualTo(Sharding.FIRST.followedBy(4));
      assertThat(end.snapshot().includes(before.snapshot())).isTrue();
      assertThat(before.snapshot().includes(end.snapshot())).isFalse();
      assertThat(outbox.horizon()).isEqualTo(end);
    }
  }
}
