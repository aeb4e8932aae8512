package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxContract;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stays behind of updates while a transaction is held open; the server itself counts it. */
class DeadRowsIT {

  private static final Pattern DEAD = Pattern.compile("(\\d+) are dead but not yet removable");
  private static final int PAGES = 30;
  private static final int COPIES = 4;

  private TestDatabase postgres;

  @BeforeEach
  void open() {
    postgres = TestDatabase.migrated();
  }

  @AfterEach
  void close() {
    postgres.close();
  }

  @Test
  void whatComesInAndIsRelayedLeavesNoneBehind() throws SQLException {
    RunId run = Submitted.run(new PostgresRuns(postgres.database(), InstantSource.system()));
    try (Connection held = postgres.connect()) {
      held.setAutoCommit(false);
      held.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      held.createStatement().execute("SELECT pg_current_xact_id()");

      takeInAndRelay(run);

      for (String table :
          List.of("outbox", "raw_records", "page_bodies", "pages", "quarantine", "receipts")) {
        assertThat(dead(table)).as(table).isZero();
      }
      assertThat(dead("relay_progress")).isEqualTo(COPIES - 1);
      assertThat(dead("runs")).isEqualTo(PAGES);
      assertThat(dead("latest_versions")).isEqualTo(PAGES - 1);
      held.rollback();
    }
    assertThat(dead("relay_progress")).isZero();
  }

  /** In each page a key of the one before has a further version. */
  private void takeInAndRelay(RunId run) {
    PostgresIntake intake = new PostgresIntake(postgres.database());
    PostgresOutbox outbox = new PostgresOutbox(postgres.database());
    PostgresRelayProgress progress = new PostgresRelayProgress(postgres.database());
    var reader = new OutboxContract.Reader(outbox);
    Cursor cursor = Cursor.beginning(outbox.systemIdentifier());
    for (int page = 1; page <= PAGES; page++) {
      intake.inTransaction(PageFixture.of(run, page, records(page))::takeIn);
      reader.follow(7);
      if (page <= COPIES) {
        progress.save(Shard.WHOLE, cursor.upTo(page));
      }
    }
  }

  private static List<String> records(int page) {
    return IntStream.rangeClosed(page, page + 1).mapToObj(i -> "key-" + i + "=" + page).toList();
  }

  private long dead(String table) throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM (VERBOSE) millrace." + table);
      long dead = 0;
      boolean told = false;
      for (SQLWarning said = statement.getWarnings(); said != null; said = said.getNextWarning()) {
        Matcher matcher = DEAD.matcher(said.getMessage());
        while (matcher.find()) {
          told = true;
          dead += Long.parseLong(matcher.group(1));
        }
      }
      assertThat(told).as("the server counted in " + table).isTrue();
      return dead;
    }
  }
}
