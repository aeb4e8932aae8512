package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.erasure.Found;
import dev.millrace.domain.port.erasure.Sought;
import dev.millrace.domain.port.erasure.Store;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.PageFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was in quarantine before records could be erased. */
class ExistingQuarantineIT {

  private TestDatabase postgres;

  @BeforeEach
  void fillTheSchemaBefore() throws SQLException {
    postgres = TestDatabase.empty();
    PostgresConfig config = postgres.config();
    Flyway.configure()
        .dataSource(config.url(), config.user(), config.password())
        .defaultSchema("millrace")
        .createSchemas(true)
        .locations("classpath:db/migration")
        .loggers("slf4j")
        .target("20")
        .load()
        .migrate();
    postgres.execute(
        """
        INSERT INTO millrace.quarantine
          (run_id, page, index, family, outcome, bytes, reasons)
        VALUES (gen_random_uuid(), 1, 0, 'things', 'REJECTED', '"ada"', '[]')
        """);
  }

  @AfterEach
  void close() {
    postgres.close();
  }

  @Test
  void itIsFound() {
    postgres.database().migrate();

    List<Found> found =
        new PostgresErasures(postgres.database())
            .seek(PageFixture.THINGS, new RecordKey("ada"), Sought::remains)
            .found();

    assertThat(found).contains(new Found(Store.QUARANTINE, 1));
  }

  @Test
  void amongManyAPieceAndWhatCameSinceAreFoundByAnIndex() throws SQLException {
    postgres.database().migrate();
    postgres.execute(
        """
        INSERT INTO millrace.quarantine
          (run_id, page, index, family, outcome, bytes, reasons, xid)
        SELECT gen_random_uuid(), 1, 0, 'things', 'REJECTED', decode(repeat('ab', 300), 'hex'),
          '[]', i::text::xid8
        FROM generate_series(1, 20000) AS i;
        INSERT INTO millrace.unusable_pages (run_id, source, seed, page, size, status, prefix,
          length, hash, headers, received_at, reason, xid)
        SELECT gen_random_uuid(), '', '', 1, 1, 200, decode(repeat('ab', 300), 'hex'), 1, '', '{}',
          now(), '', i::text::xid8
        FROM generate_series(1, 20000) AS i;
        """);
    postgres.execute("VACUUM ANALYZE");
    String since =
        MentionStatements.CAME_SINCE
            .replace("#{since}", "'19990:19990:'")
            .replace("WHERE", "WHERE xid < '20000' AND");

    assertThat(plan("SELECT run_id FROM millrace.quarantine " + since))
        .contains("quarantine_by_xid");
    assertThat(plan("SELECT id FROM millrace.unusable_pages " + since))
        .contains("unusable_pages_by_xid");
    assertThat(
            plan(
                "SELECT bytes FROM millrace.quarantine"
                    + " WHERE (run_id, page, index) > (gen_random_uuid(), 1, 0)"
                    + " ORDER BY run_id, page, index LIMIT 1000"))
        .contains("quarantine_pkey");
  }

  private String plan(String sql) throws SQLException {
    return String.join("\n", postgres.query("EXPLAIN " + sql));
  }

  /** Behind one who waits for a lock of the whole table, all others would wait. */
  @Test
  void aReaderWhoTakesItsTimeEndsTheMigrationAndNotTheOthersWork() throws SQLException {
    try (Connection reader = postgres.connect()) {
      reader.setAutoCommit(false);
      try (Statement statement = reader.createStatement()) {
        statement.execute("LOCK TABLE millrace.outbox IN ACCESS SHARE MODE");
      }
      CompletableFuture<Void> migrating =
          CompletableFuture.runAsync(postgres.database()::migrate).orTimeout(30, TimeUnit.SECONDS);
      assertThatThrownBy(migrating::join).hasCauseInstanceOf(TransientFailure.class);
      reader.rollback();
    }

    postgres.database().migrate();

    assertThat(postgres.query("SELECT count(*) FROM millrace.erasures")).containsExactly("0");
  }
}
