package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxContract;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresOutboxIT implements OutboxContract {

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
  public Outbox outbox(Shard shard) {
    return new PostgresOutbox(postgres.database(), shard);
  }

  @Override
  public Intake intake() {
    return new PostgresIntake(postgres.database());
  }

  @Override
  public Runs runs() {
    return new PostgresRuns(postgres.database(), InstantSource.system());
  }

  /** What docs/operating.md has an operator do, where an SQL dump brought ids that are to come. */
  @Test
  void rowsOfAnotherClusterAreReadOnceTheyAreOfTransactionsOfThisOne() throws SQLException {
    RunId run = Submitted.run(runs());
    intake().inTransaction(PageFixture.of(run, 1, List.of(UUID.randomUUID() + "=1"))::takeIn);
    postgres.execute("UPDATE millrace.outbox SET xid = '9000000000' WHERE run_id = '" + run + "'");
    assertThat(fromTheStart(run)).isEmpty();

    postgres.execute(
        "UPDATE millrace.outbox SET xid = pg_current_xact_id()"
            + " WHERE xid >= pg_snapshot_xmax(pg_current_snapshot())");

    assertThat(fromTheStart(run)).hasSize(1);
  }

  /** On this rests where a long span begins; whatever the server logs, it gives an id, too. */
  @Test
  void aNumberIsDrawnByATransactionThatHasAnId() throws SQLException {
    List<String> defaults =
        postgres.query(
            """
            SELECT DISTINCT pg_get_expr(adbin, adrelid)
            FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
            WHERE adrelid::regclass::text LIKE 'millrace.outbox%' AND attname = 'seq'
            """);
    assertThat(defaults).hasSize(1);
    postgres.query("SELECT nextval('millrace.outbox_seq')");

    assertThat(
            postgres.query(
                "SELECT pg_current_xact_id_if_assigned() FROM (SELECT CASE WHEN %s > 0 THEN 1 END"
                        .formatted(defaults.get(0))
                    + " AS drawn OFFSET 0) AS one WHERE drawn = 1"))
        .hasSize(1)
        .doesNotContainNull();
  }

  /** Or an idle relay would read the outbox at each look, until it has a row again. */
  @Test
  void whatEndedLateWithoutARowIsReadOnce() throws SQLException {
    Outbox outbox = outbox(Shard.WHOLE);
    Cursor from;
    try (Connection late = postgres.connect()) {
      late.setAutoCommit(false);
      late.createStatement().execute("SELECT pg_current_xact_id()");
      postgres.query("SELECT pg_current_xact_id()");
      Cursor before = Cursor.beginning(outbox.systemIdentifier()).advance(outbox.snapshot());
      from = before.advance(before.to());
      late.rollback();
    }

    assertThat(outbox.read(from.advance(outbox.snapshot()), 10)).isEmpty();
    assertThat(lastStatement()).as("it is read").isEqualTo("COMMIT");
    postgres.query("SELECT pg_current_xact_id()");
    assertThat(outbox.read(from.advance(outbox.snapshot()), 10)).isEmpty();
    assertThat(lastStatement()).as("it is asked for rows since").contains("EXISTS");
  }

  private String lastStatement() throws SQLException {
    return postgres
        .query(
            "SELECT query FROM pg_stat_activity WHERE application_name = 'millrace'"
                + " AND datname = current_database() ORDER BY state_change DESC LIMIT 1")
        .get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "aggregatetype, 'Users'",
    "aggregatetype, 'a-family-whose-name-has-more-than-sixty-four-characters-in-all-of-its-words'",
    "aggregateid, ''",
    "slot, -1",
    "slot, 1024"
  })
  void whatNobodyCouldPublishIsRefusedWhenOthersWriteIt(String column, String value)
      throws SQLException {
    assertThatThrownBy(() -> insert(column, "'" + value + "'"))
        .hasMessageContaining("violates check constraint \"outbox_of_a_");
  }

  @Test
  void aKeyHasAsManyCharactersForTheServerAsForTheRelay() throws SQLException {
    insert("aggregateid", "repeat('\uD83D\uDE00', 256)");
    assertThat(new RecordKey("\uD83D\uDE00".repeat(256)).value()).hasSize(512);
    assertThatThrownBy(() -> insert("aggregateid", "repeat('\uD83D\uDE00', 257)"))
        .hasMessageContaining("outbox_of_a_key");
    assertThatThrownBy(() -> new RecordKey("\uD83D\uDE00".repeat(257)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A row as any other but for one column. */
  private void insert(String column, String value) throws SQLException {
    Map<String, String> row =
        new TreeMap<>(
            Map.of(
                "id", "gen_random_uuid()",
                "aggregatetype", "'things'",
                "aggregateid", "'foreign'",
                "type", "'things'",
                "payload", "''",
                "version", "1",
                "write_time", "1",
                "run_id", "gen_random_uuid()",
                "traceparent", "''",
                "slot", "1"));
    row.put(column, value);
    postgres.execute(
        "INSERT INTO millrace.outbox (%s) VALUES (%s)"
            .formatted(String.join(",", row.keySet()), String.join(",", row.values())));
  }

  private List<OutboxRow> fromTheStart(RunId run) {
    Outbox outbox = outbox(Shard.WHOLE);
    Cursor all = Cursor.beginning(outbox.systemIdentifier()).advance(outbox.snapshot());
    return outbox.read(all, 10_000).stream().filter(row -> row.run().equals(run)).toList();
  }
}
