package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsIT {

  private TestDatabase postgres;

  @BeforeEach
  void open() {
    postgres = TestDatabase.empty();
  }

  @AfterEach
  void close() {
    postgres.close();
  }

  @Test
  void twoMigratorsAtOnceMigrateOnce() throws Exception {
    CompletableFuture<Void> one = CompletableFuture.runAsync(postgres.database()::migrate);
    CompletableFuture<Void> other = CompletableFuture.runAsync(postgres.database()::migrate);
    CompletableFuture.allOf(one, other).join();
    assertThat(
            postgres.query(
                "SELECT version FROM millrace.flyway_schema_history"
                    + " WHERE version IS NOT NULL ORDER BY installed_rank"))
        .containsExactly(
            "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
            "17", "18", "19", "20", "21", "22");
  }

  @Test
  void aSchemaThatIsNewerThanTheProgramIsRefusedInWords() throws Exception {
    postgres.database().migrate();
    postgres.execute(
        "INSERT INTO millrace.flyway_schema_history (installed_rank, version, description, type,"
            + " script, checksum, installed_by, execution_time, success)"
            + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, true)");
    assertThatThrownBy(postgres.database()::migrate)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("has version 99, which is newer than this program");
  }

  @Test
  void aMigrationThatWasChangedAfterwardsIsRefused() throws Exception {
    postgres.database().migrate();
    postgres.execute("UPDATE millrace.flyway_schema_history SET checksum = 1 WHERE version = '1'");
    assertThatThrownBy(postgres.database()::migrate)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("checksum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"outbox", "page_bodies", "raw_records"})
  void whatGrowsHasPartitionsForAWeekAndASafetyNet(String table) throws Exception {
    postgres.database().migrate();
    postgres.database().migrate();
    assertThat(
            postgres.query(
                "SELECT inhrelid::regclass FROM pg_inherits"
                    + " WHERE inhparent = 'millrace.%s'::regclass".formatted(table)))
        .hasSize(9)
        .contains("millrace." + table + "_rest");
  }

  @Test
  void wrongPasswordsAndAbsentServersAreToldApart() {
    PostgresConfig right = postgres.config();
    try (PostgresDatabase wrong =
        PostgresDatabase.open(impatient(right.url(), right.user(), "wrong"))) {
      assertThatThrownBy(new PostgresOutbox(wrong)::snapshot)
          .isInstanceOf(TransientFailure.class)
          .hasMessageContaining("password authentication failed")
          .hasMessageContaining("28P01");
    }
    try (PostgresDatabase absent =
        PostgresDatabase.open(impatient("jdbc:postgresql://127.0.0.1:1/x", "x", "x"))) {
      assertThatThrownBy(new PostgresOutbox(absent)::snapshot).isInstanceOf(TransientFailure.class);
      assertThatThrownBy(absent::migrate).isInstanceOf(TransientFailure.class);
    }
  }

  /** Whoever is refused is told so only when its time is over. */
  private static PostgresConfig impatient(String url, String user, String password) {
    return new PostgresConfig(
        url, user, password, 2, Duration.ofSeconds(1), Duration.ofSeconds(30));
  }
}
