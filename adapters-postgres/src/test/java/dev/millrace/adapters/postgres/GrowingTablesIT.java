package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A database whose tables were small when the server last looked at them, and grow fast. */
class GrowingTablesIT {

  /** Rows that were read in scans of the whole table. */
  private static final String SCANNED =
      "SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'latest_versions'";

  private static final String OURS =
      "SELECT count(*) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND application_name = 'millrace'";

  @Test
  void whatAPageCostsDoesNotGrowWithTheNumberOfKeys() throws Exception {
    TestDatabase postgres = TestDatabase.migrated();
    postgres.execute("ALTER TABLE millrace.latest_versions SET (autovacuum_enabled = off)");
    PostgresIntake intake = new PostgresIntake(postgres.database());
    Runs runs = new PostgresRuns(postgres.database(), InstantSource.system());
    intake.inTransaction(PageFixture.of(Submitted.run(runs), 1, keys(0, 500))::takeIn);
    postgres.execute("ANALYZE millrace.latest_versions");
    for (int page = 1; page <= 30; page++) {
      List<String> halfOfThemNew = keys(500 + 50 * page, 100);
      intake.inTransaction(PageFixture.of(Submitted.run(runs), 1, halfOfThemNew)::takeIn);
    }
    endTheSessions(postgres);

    assertThat(postgres.query(SCANNED)).containsExactly("0");
  }

  private static List<String> keys(int first, int number) {
    return IntStream.range(first, first + number).mapToObj(i -> "key-" + i + "=" + first).toList();
  }

  /** What a session counted is surely told when it has ended. */
  private static void endTheSessions(TestDatabase postgres) throws Exception {
    postgres.close();
    while (!postgres.query(OURS).equals(List.of("0"))) {
      Thread.sleep(20);
    }
  }
}
