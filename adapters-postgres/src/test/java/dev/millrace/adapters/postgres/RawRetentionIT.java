package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.ledger.Sighting;
import dev.millrace.domain.port.ledger.StoredEvent;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RawRetentionIT {

  private static final int RECORDS = 2;

  private static final String WAITING =
      "SELECT 1 FROM pg_stat_activity"
          + " WHERE datname = current_database() AND wait_event_type = 'Lock'";

  private final LocalDate today =
      LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);

  /** What is stored while midnight passes is older, too. */
  private final LocalDate later = today.plusDays(2);

  private TestDatabase postgres;
  private RawDays days;
  private PostgresRuns runs;
  private PostgresIntake intake;
  private PostgresLedger ledger;
  private RawRetention retention;

  @BeforeEach
  void open() {
    postgres = TestDatabase.migrated();
    days = new RawDays(postgres);
    runs = new PostgresRuns(postgres.database(), InstantSource.system());
    intake = new PostgresIntake(postgres.database());
    ledger = new PostgresLedger(postgres.database());
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
    RunId run = taken("old");
    settle(run, RECORDS);
    Sheet sheet = sheet(run);
    List<StoredEvent> events = events(run);
    assertThat(hops("old-1")).containsExactlyInAnyOrder("raw", "version", "outbox");

    assertThat(retention.dropBefore(later)).isEmpty();

    assertThat(rawRecords()).isZero();
    assertThat(sheet.isSettled()).isTrue();
    assertThat(sheet(run)).isEqualTo(sheet);
    assertThat(events(run)).isEqualTo(events).hasSize(RECORDS);
    assertThat(held()).containsExactly(1);
    assertThat(hops("old-1")).containsExactlyInAnyOrder("version", "outbox");
    assertThat(ledger.sample(run, 1, 10)).isEmpty();
  }

  @Test
  void aRunThatIsNotOverHoldsItsDay() throws SQLException {
    RunId run = taken("held");
    publish();
    serve(run, RECORDS);
    assertThat(retention.dropBefore(later)).hasSize(1).containsValue(notOver(run));
    assertThat(rawRecords()).isEqualTo(RECORDS);
    runs.cancel(run);
    assertThat(retention.dropBefore(later)).isEmpty();
    assertThat(rawRecords()).isZero();
  }

  @Test
  void aRunThatIsNotSettledHoldsItsDay() throws SQLException {
    RunId run = taken("held");
    runs.fetched(run);
    String reason = "run " + run + " is not settled, see `millrace ledger " + run + "`";
    assertThat(retention.dropBefore(later)).hasSize(1).containsValue(reason);
    publish();
    serve(run, RECORDS - 1);
    assertThat(retention.dropBefore(later)).hasSize(1).containsValue(reason);
    assertThat(rawRecords()).isEqualTo(RECORDS);
    serve(run, 1);
    assertThat(retention.dropBefore(later)).isEmpty();
    assertThat(rawRecords()).isZero();
  }

  @Test
  void aPageThatIsCommittedWhileItsDayIsDroppedHoldsIt() throws Exception {
    settle(taken("old"), RECORDS);
    RunId late = Submitted.run(runs);
    CompletableFuture<Map<LocalDate, String>> sweep =
        intake.inTransaction(
            transaction -> {
              page(late, "late").takeIn(transaction);
              var begun = CompletableFuture.supplyAsync(() -> retention.dropBefore(later));
              awaitOneThatWaits();
              return begun;
            });
    assertThat(sweep.get(20, TimeUnit.SECONDS)).hasSize(1);
    assertThat(rawRecords()).isEqualTo(2 * RECORDS);
    assertThat(retention.dropBefore(later)).containsValue(notOver(late));
    settle(late, RECORDS);
    assertThat(retention.dropBefore(later)).isEmpty();
  }

  @Test
  void whoReadsForLongIsNotWaitedForAndWritersGoOn() throws Exception {
    settle(taken("old"), RECORDS);
    try (Connection reader = postgres.connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT count(*) FROM millrace.raw_records");
      assertThat(retention.dropBefore(later).values())
          .hasSize(2)
          .allSatisfy(why -> assertThat(why).contains("lock timeout"));
      settle(taken("new"), RECORDS);
    }
    assertThat(rawRecords()).isEqualTo(2 * RECORDS);
    assertThat(retention.dropBefore(later)).isEmpty();
  }

  private RawRetention keeping(Period kept) {
    return new RawRetention(postgres.database().transactions(), kept);
  }

  /** A run with a page of records of these names. */
  private RunId taken(String name) {
    RunId run = Submitted.run(runs);
    intake.inTransaction(page(run, name)::takeIn);
    return run;
  }

  private static PageFixture page(RunId run, String name) {
    return PageFixture.of(run, 1, name + "-1=a", name + "-2=b");
  }

  private void settle(RunId run, int records) {
    runs.fetched(run);
    publish();
    serve(run, records);
  }

  /** The relay's cursor covers all there is. */
  private void publish() {
    PostgresOutbox outbox = new PostgresOutbox(postgres.database());
    Cursor beginning = Cursor.beginning(outbox.systemIdentifier());
    var now = outbox.snapshot();
    new PostgresRelayProgress(postgres.database())
        .save(PostgresLedger.SHARD, beginning.advance(now).advance(now));
  }

  private void serve(RunId run, int records) {
    ledger.enter(List.of(new Receipt(PageFixture.THINGS, 1, System.nanoTime(), run, records, 0)));
  }

  private Sheet sheet(RunId run) {
    return ledger.sheet(run).orElseThrow();
  }

  private List<StoredEvent> events(RunId run) {
    List<StoredEvent> events = new ArrayList<>();
    ledger.events(run, events::add);
    return events;
  }

  private Set<Integer> held() {
    RunPlan plan =
        new RunPlan(PageFixture.THINGS, Submitted.plan().source(), "seed", RECORDS, RECORDS);
    return new PostgresHeldPages(postgres.database()).of(plan);
  }

  private List<String> hops(String key) {
    return new PostgresRecordHistory(postgres.database())
        .of(PageFixture.THINGS, new RecordKey(key)).stream().map(Sighting::hop).toList();
  }

  private int rawRecords() throws SQLException {
    return Integer.parseInt(postgres.query("SELECT count(*) FROM millrace.raw_records").get(0));
  }

  private static String notOver(RunId run) {
    return "run " + run + " is not over";
  }

  /** Until a session waits for another one's lock. */
  private void awaitOneThatWaits() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    try {
      while (postgres.query(WAITING).isEmpty()) {
        assertThat(System.nanoTime()).as("nobody waits").isLessThan(deadline);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
