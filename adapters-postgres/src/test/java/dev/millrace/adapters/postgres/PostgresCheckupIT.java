package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.outbox.Backlog;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresCheckupIT {

  private static final Shard SHARD = Shard.WHOLE;

  private TestDatabase postgres;
  private PostgresCheckup checkup;

  @BeforeEach
  void open() {
    postgres = TestDatabase.empty();
    checkup = new PostgresCheckup(postgres.database());
  }

  @AfterEach
  void close() {
    postgres.close();
  }

  @Test
  void aMigratedSchemaDiffersInNothing() {
    postgres.database().migrate();

    assertThat(checkup.version()).matches("1[0-9]\\.[0-9]+.*");
    assertThat(checkup.schemaDifferences()).isEmpty();
    assertThat(checkup.schemaVersion()).isEqualTo("22");
  }

  @Test
  void whatIsMissingOrChangedOrNewerIsNamed() throws SQLException {
    assertThat(checkup.schemaVersion()).isEqualTo("none");
    assertThat(checkup.schemaDifferences())
        .singleElement()
        .asString()
        .contains("millrace", "doesn't exist yet");
    postgres.database().migrate();
    postgres.execute("DELETE FROM millrace.flyway_schema_history WHERE version = '3'");
    postgres.execute("UPDATE millrace.flyway_schema_history SET checksum = 1 WHERE version = '2'");
    postgres.execute(
        "INSERT INTO millrace.flyway_schema_history (installed_rank, version, description, type,"
            + " script, checksum, installed_by, execution_time, success)"
            + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, true)");

    assertThat(checkup.schemaDifferences())
        .anySatisfy(difference -> assertThat(difference).startsWith("migration 2 "))
        .anySatisfy(difference -> assertThat(difference).startsWith("migration 99 "))
        .anySatisfy(difference -> assertThat(difference).startsWith("migration 3 "))
        .hasSize(3);
  }

  @Test
  void behindARelayThatNeverRanEverythingWaits() throws SQLException {
    postgres.database().migrate();
    assertThat(checkup.backlog()).isEqualTo(new RelayBacklog(false, false, Backlog.NONE));
    assertThat(checkup.newestEvent()).isZero();
    write(2, "1 second");
    long second = checkup.newestEvent();
    write(1, "1 second");
    assertThat(checkup.newestEvent()).isEqualTo(second + 1);

    RelayBacklog backlog = checkup.backlog();

    assertThat(backlog.hasRun()).isFalse();
    assertThat(backlog.waiting().records()).isEqualTo(3);
    assertThat(backlog.waiting().bytes()).isPositive();
  }

  @Test
  void whatTheCursorDoesNotCoverWaits() throws SQLException {
    postgres.database().migrate();
    PostgresOutbox outbox = new PostgresOutbox(postgres.database());
    PostgresRelayProgress progress = new PostgresRelayProgress(postgres.database());
    Cursor beginning = Cursor.beginning(outbox.systemIdentifier());
    progress.save(SHARD, beginning);
    write(3, "10 minutes");
    assertThat(checkup.backlog().isSameHistory()).isTrue();
    assertThat(waiting().records()).isEqualTo(3);
    assertThat(waiting().age()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));

    Snapshot seen = outbox.snapshot();
    progress.save(SHARD, beginning.advance(seen).upTo(2));
    assertThat(waiting().records()).isEqualTo(1);
    progress.save(SHARD, beginning.advance(seen).advance(seen));
    write(2, "1 second");

    assertThat(waiting().records()).isEqualTo(2);
    progress.save(SHARD, beginning.advance(seen).advance(outbox.snapshot()).upTo(99));
    assertThat(checkup.backlog()).isEqualTo(new RelayBacklog(true, true, Backlog.NONE));
  }

  @Test
  void ofALongBacklogTheNumberAndTheBytesComeFromItsEnds() throws SQLException {
    postgres.database().migrate();
    PostgresOutbox outbox = new PostgresOutbox(postgres.database());
    PostgresRelayProgress progress = new PostgresRelayProgress(postgres.database());
    write(5_000, 100);
    write(5_000, 300);
    Cursor beginning = Cursor.beginning(outbox.systemIdentifier());

    progress.save(SHARD, beginning);
    assertThat(waiting().records()).isEqualTo(10_000);
    assertThat(waiting().bytes()).isBetween(10_000 * 300L, 10_000 * 310L);
    progress.save(SHARD, beginning.advance(outbox.snapshot()).upTo(4_000));
    assertThat(waiting().records()).isEqualTo(6_000);
    progress.save(SHARD, beginning.advance(outbox.snapshot()).upTo(9_500));
    assertThat(waiting().records()).isEqualTo(500);
    assertThat(waiting().bytes()).isBetween(500 * 300L, 500 * 310L);
  }

  @Test
  void whatCommittedLateWaitsThoughItsNumbersAreLow() throws SQLException {
    postgres.database().migrate();
    PostgresOutbox outbox = new PostgresOutbox(postgres.database());
    try (Connection late = postgres.connect()) {
      late.setAutoCommit(false);
      late.createStatement().execute(rows(3, 10));
      write(4, 10);
      Cursor read = Cursor.beginning(outbox.systemIdentifier()).advance(outbox.snapshot()).upTo(7);
      new PostgresRelayProgress(postgres.database()).save(SHARD, read);
      assertThat(waiting()).isEqualTo(Backlog.NONE);
      late.commit();
    }
    assertThat(waiting().records()).isEqualTo(3);
  }

  @Test
  void aCursorOfAnotherDatabaseOrOfALaterTimeIsTold() {
    postgres.database().migrate();
    PostgresRelayProgress progress = new PostgresRelayProgress(postgres.database());
    String system = new PostgresOutbox(postgres.database()).systemIdentifier();
    Snapshot later = new Snapshot(2_000_000_000, 2_000_000_000, List.of());

    progress.save(SHARD, Cursor.beginning("12345"));
    assertThat(checkup.backlog().isSameHistory()).isFalse();
    progress.save(SHARD, Cursor.beginning(system).advance(later));
    assertThat(checkup.backlog().isSameHistory()).isFalse();
    progress.save(SHARD, Cursor.beginning(system));
    assertThat(checkup.backlog().isSameHistory()).isTrue();
  }

  private Backlog waiting() {
    return checkup.backlog().waiting();
  }

  private void write(int rows, int bytes) throws SQLException {
    postgres.execute(rows(rows, bytes));
  }

  private static String rows(int rows, int bytes) {
    return """
        INSERT INTO millrace.outbox (id, aggregatetype, aggregateid, type, payload, version,
          write_time, run_id, traceparent, slot)
        SELECT gen_random_uuid(), 'users', i, 'users', decode(repeat('ab', %d), 'hex'), 1, 1,
          gen_random_uuid(), '', 0
        FROM generate_series(1, %d) AS i
        """
        .formatted(bytes, rows);
  }

  /** In a transaction each, as late ones are. */
  private void write(int rows, String ago) throws SQLException {
    for (int i : List.of(1, 2, 3).subList(0, rows)) {
      postgres.execute(
          """
          INSERT INTO millrace.outbox (id, aggregatetype, aggregateid, type, payload, version,
            write_time, run_id, traceparent, slot, created_at)
          VALUES (gen_random_uuid(), 'users', '%d', 'users', '', 1, 1, gen_random_uuid(), '', 0,
            clock_timestamp() - interval '%s')
          """
              .formatted(i, ago));
    }
  }
}
