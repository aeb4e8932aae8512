package dev.millrace.adapters.postgres;

import static dev.millrace.adapters.postgres.OnePageRuns.RECORDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.ledger.StoredEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RawRetentionIT {

  private final LocalDate today =
      LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);

  /** What is stored while midnight passes is older, too. */
  private final LocalDate later = today.plusDays(2);

  private TestDatabase postgres;
  private RawDays days;
  private OnePageRuns runs;
  private DayRetention retention;

  @BeforeEach
  void open() {
    postgres = TestDatabase.migrated();
    days = new RawDays(postgres);
    runs = new OnePageRuns(postgres);
    retention = keeping(Period.ofDays(90));
  }

  @AfterEach
  void close() {
    postgres.close();
  }

  @Test
  void whatIsOlderThanKeptIsDropped() throws SQLException {
    days.add(today.minusDays(91));
    days.add(today.minusDays(90));
    keeping(Period.ofDays(90)).apply();
    assertThat(days.all())
        .doesNotContain(today.minusDays(91).toString())
        .contains(today.minusDays(90).toString(), today.toString());
  }

  @Test
  void whatIsKeptForeverStays() throws SQLException {
    days.add(LocalDate.of(1970, 1, 1));
    keeping(Period.ofDays(Integer.MAX_VALUE)).apply();
    assertThat(days.all()).contains("1970-01-01");
  }

  @Test
  void theBooksOfADroppedDaySayTheSame() throws SQLException {
    RunId run = runs.taken("old");
    runs.settle(run);
    Sheet sheet = runs.sheet(run);
    List<StoredEvent> events = runs.events(run);
    assertThat(runs.hops("old-1")).containsExactlyInAnyOrder("raw", "version", "outbox");

    assertThat(retention.dropBefore(later)).isEmpty();

    assertThat(runs.rawRecords()).isZero();
    assertThat(sheet.isSettled()).isTrue();
    assertThat(runs.sheet(run)).isEqualTo(sheet);
    assertThat(runs.events(run)).isEqualTo(events).hasSize(RECORDS);
    assertThat(runs.held()).containsExactly(1);
    assertThat(runs.hops("old-1")).containsExactlyInAnyOrder("version", "outbox");
    assertThat(runs.sample(run)).isEmpty();
  }

  @Test
  void aRunThatIsNotOverHoldsItsDay() throws SQLException {
    RunId run = runs.taken("held");
    runs.publish();
    runs.serve(run, RECORDS);
    assertThat(retention.dropBefore(later)).hasSize(1).containsValue(notOver(run));
    assertThat(runs.rawRecords()).isEqualTo(RECORDS);
    runs.end(run);
    assertThat(retention.dropBefore(later)).isEmpty();
    assertThat(runs.rawRecords()).isZero();
  }

  @Test
  void aRunThatIsNotSettledHoldsItsDay() throws SQLException {
    RunId run = runs.taken("held");
    runs.end(run);
    String reason = "run " + run + " is not settled, see `millrace ledger " + run + "`";
    assertThat(retention.dropBefore(later)).hasSize(1).containsValue(reason);
    runs.publish();
    runs.serve(run, RECORDS - 1);
    assertThat(retention.dropBefore(later)).hasSize(1).containsValue(reason);
    assertThat(runs.rawRecords()).isEqualTo(RECORDS);
    runs.serve(run, 1);
    assertThat(retention.dropBefore(later)).isEmpty();
    assertThat(runs.rawRecords()).isZero();
  }

  @Test
  void aPageThatIsCommittedWhileItsDayIsDroppedHoldsIt() throws Exception {
    runs.settle(runs.taken("old"));
    RunId late = runs.submitted();
    CompletableFuture<Map<LocalDate, String>> sweep =
        runs.take(
            late,
            "late",
            () -> {
              var begun = CompletableFuture.supplyAsync(() -> retention.dropBefore(later));
              postgres.awaitOneThatWaits();
              return begun;
            });
    assertThat(sweep.get(20, TimeUnit.SECONDS)).hasSize(1);
    assertThat(runs.rawRecords()).isEqualTo(2 * RECORDS);
    assertThat(retention.dropBefore(later)).containsValue(notOver(late));
    runs.settle(late);
    assertThat(retention.dropBefore(later)).isEmpty();
  }

  @Test
  void whoReadsForLongIsNotWaitedForAndWritersGoOn() throws Exception {
    runs.settle(runs.taken("old"));
    try (Connection reader = postgres.connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT count(*) FROM millrace.raw_records");
      assertThat(retention.dropBefore(later).values())
          .hasSize(2)
          .allSatisfy(why -> assertThat(why).contains("lock timeout"));
      runs.settle(runs.taken("new"));
    }
    assertThat(runs.rawRecords()).isEqualTo(2 * RECORDS);
    assertThat(retention.dropBefore(later)).isEmpty();
  }

  private DayRetention keeping(Period kept) {
    return new DayRetention(postgres.database().transactions(), new RawDataByDay(), kept);
  }

  private static String notOver(RunId run) {
    return "run " + run + " is not over";
  }
}
