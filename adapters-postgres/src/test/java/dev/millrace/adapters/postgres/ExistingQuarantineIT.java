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
