package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Horizon;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.relay.Member;
import dev.millrace.domain.port.relay.RelayMembers;
import dev.millrace.domain.port.relay.RelayMembersContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresRelayMembersIT implements RelayMembersContract {

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
  public RelayMembers members() {
    return new PostgresRelayMembers(postgres.database());
  }

  @Override
  public Sharding shardedInto(int count) {
    PostgresShardings shardings = new PostgresShardings(postgres.database());
    PostgresRelayProgress progress = new PostgresRelayProgress(postgres.database());
    Sharding current = shardings.current();
    Sharding next = shardings.agree(count);
    Horizon end = new PostgresOutbox(postgres.database(), current.shard(0)).horizon();
    for (Shard shard : current.shards()) {
      progress.save(shard, Cursor.beginning("7").closed(end.snapshot(), next));
    }
    assertThat(shardings.begin(next)).isTrue();
    return next;
  }

  @Override
  public void pass(Duration time) {
    try {
      postgres.execute(
          "UPDATE millrace.relay_members SET seen_at = seen_at - interval '"
              + time.toSeconds()
              + " seconds'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoDiedBeforeTheClockWasSetBackIsBuried() {
    Member gone = new Member("gone", UUID.randomUUID());
    members().join(gone);
    assertThat(members().beat(gone).kept()).isNotEmpty();
    pass(Duration.ofMinutes(-10));

    assertThat(members().leases()).isEmpty();
    Member heir = new Member("heir", UUID.randomUUID());
    members().join(heir);
    assertThat(members().beat(heir).kept()).isNotEmpty();
    members().leave(heir);
  }

  @Test
  void whoWasReplacedIsToldSinceWhenAndWhatToDo() {
    Member one = new Member("one", UUID.randomUUID());
    members().join(one);
    Member another = new Member("one", UUID.randomUUID());
    members().join(another);

    assertThatThrownBy(() -> members().beat(one))
        .hasMessageMatching("another process is relay one since 20.+Z, .+ millrace.relay.name, .+");
    assertThatThrownBy(() -> members().join(one))
        .hasMessageMatching(
            "two relays have the name one, the other since 20.+Z, .+ millrace.relay.name, .+");
    members().leave(another);
  }

  /** As a process does that is stopped in the middle. */
  @Test
  @Timeout(20)
  void whoStandsStillInItsTurnIsThrownOutOfIt() throws SQLException {
    try (Connection still = postgres.connect()) {
      still.setAutoCommit(false);
      still
          .createStatement()
          .execute(
              "SELECT set_config('idle_in_transaction_session_timeout', '1000', true)"
                  + " FROM pg_advisory_xact_lock(hashtext('millrace.relay_members'))");
      Member one = new Member("one", UUID.randomUUID());
      members().join(one);
      assertThat(members().beat(one).kept()).isNotEmpty();
      members().leave(one);
    }
  }
}
