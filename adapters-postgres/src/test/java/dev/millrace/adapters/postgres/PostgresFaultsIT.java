package dev.millrace.adapters.postgres;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxContract;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.outbox.Snapshot;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import dev.millrace.local.Server;
import dev.millrace.testing.servers.Servers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a server does to those who use it, beyond what the contracts can bring about. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresFaultsIT {

  private TestDatabase postgres;
  private PostgresRuns runs;
  private PostgresIntake intake;
  private PostgresOutbox outbox;

  @BeforeAll
  void open() throws SQLException {
    asSuperuser("ALTER SYSTEM SET max_prepared_transactions = 5");
    restart();
    postgres = TestDatabase.migrated();
    runs = new PostgresRuns(postgres.database(), InstantSource.system());
    intake = new PostgresIntake(postgres.database());
    outbox = new PostgresOutbox(postgres.database());
  }

  @AfterAll
  void close() {
    postgres.close();
  }

  @Test
  void aPreparedTransactionIsReadOnceItIsCommitted() throws Exception {
    var reader = new OutboxContract.Reader(outbox);
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(insert("prepared"));
      statement.execute("PREPARE TRANSACTION 'left behind'");
    }
    PostgresCheckup checkup = new PostgresCheckup(postgres.database());
    assertThat(checkup.transactions(Duration.ofMinutes(1))).isEmpty();
    assertThat(checkup.transactions(Duration.ZERO))
        .as("the oldest one, and the one that asks")
        .hasSizeGreaterThan(1)
        .first()
        .asString()
        .startsWith("prepared 'left behind' of ");
    postgres.execute(insert("after"));
    assertThat(keys(reader.follow(10))).containsExactly("after");
    assertThat(reader.follow(10)).isEmpty();
    postgres.execute("COMMIT PREPARED 'left behind'");
    assertThat(keys(reader.follow(10))).containsExactly("prepared");
  }

  /** No snapshot names it: its id is above that of the newest transaction which had ended. */
  @Test
  void aPreparedTransactionBesideThePublishedOnesIsReadInALongSpan() throws Exception {
    try (Connection published = postgres.connect();
        Statement before = published.createStatement();
        Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      published.setAutoCommit(false);
      connection.setAutoCommit(false);
      before.execute(insert("published"));
      statement.execute(insert("prepared beside"));
      statement.execute("PREPARE TRANSACTION 'beside'");
      before.execute(insert("published"));
      published.commit();
    }
    Snapshot from = outbox.snapshot();
    for (int i = 0; i < 6; i++) {
      postgres.execute(insert("after"));
    }
    postgres.execute("COMMIT PREPARED 'beside'");
    Cursor cursor = new Cursor(outbox.systemIdentifier(), from, outbox.snapshot(), 0);
    assertThat(keys(outbox.read(cursor, 1))).containsExactly("prepared beside");
  }

  @Test
  void aPreparedTransactionHoldsTheDayThatItWroteTo() throws Exception {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(insert("prepared"));
      statement.execute("PREPARE TRANSACTION 'left open'");
    }
    DayRetention retention =
        new DayRetention(postgres.database().transactions(), new OutboxByDay(), Period.ofDays(90));
    LocalDate later = LocalDate.ofInstant(InstantSource.system().instant(), UTC).plusDays(2);
    assertThat(retention.dropBefore(later).values())
        .anySatisfy(why -> assertThat(why).contains("lock timeout"));
    postgres.execute("ROLLBACK PREPARED 'left open'");
  }

  @Test
  void aStandbyIsNotReadFrom() throws Exception {
    RunId run = Submitted.run(runs);
    postgres.execute(insert("before"));
    Snapshot before = outbox.snapshot();
    Cursor unread = Cursor.beginning(outbox.systemIdentifier()).advance(before);
    Cursor second = unread.upTo(outbox.read(unread, 1).get(0));
    List<String> folder = asSuperuser("SHOW data_directory");
    asSuperuser("COPY (SELECT 1 WHERE false) TO '" + folder.get(0) + "/standby.signal'");
    restart();
    try {
      awaitAnswer(run);
      List<ThrowingCallable> questions =
          List.of(
              () -> outbox.read(second, 10),
              outbox::snapshot,
              outbox::systemIdentifier,
              () -> outbox.read(unread, 10));
      for (ThrowingCallable question : questions) {
        assertThatThrownBy(question)
            .isInstanceOf(TransientFailure.class)
            .hasMessageContaining("this server is a standby: " + postgres.config().url());
      }
    } finally {
      asSuperuser("SELECT pg_promote()");
    }
    assertThat(outbox.snapshot().xmax()).isGreaterThanOrEqualTo(before.xmax());
    assertThat(keys(outbox.read(unread, 1_000))).contains("before");
  }

  @Test
  void whatIsCommittedReachesTheDiskWhateverTheRolesDefaultIs() throws Exception {
    postgres.execute("ALTER ROLE CURRENT_USER SET synchronous_commit = off");
    try (PostgresDatabase database = PostgresDatabase.open(postgres.config());
        Connection connection = database.pool().getConnection();
        Statement statement = connection.createStatement();
        ResultSet setting = statement.executeQuery("SHOW synchronous_commit")) {
      assertThat(setting.next()).isTrue();
      assertThat(setting.getString(1)).isEqualTo("on");
    } finally {
      postgres.execute("ALTER ROLE CURRENT_USER RESET synchronous_commit");
    }
  }

  @Test
  void whatASavepointUndidIsNotReadAndTheRestIs() throws Exception {
    var reader = new OutboxContract.Reader(outbox);
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(insert("before"));
      statement.execute("SAVEPOINT here");
      statement.execute(insert("undone"));
      statement.execute("ROLLBACK TO SAVEPOINT here");
      statement.execute("SAVEPOINT there");
      statement.execute(insert("nested"));
      statement.execute("RELEASE SAVEPOINT there");
      assertThat(reader.follow(10)).isEmpty();
      connection.commit();
    }
    assertThat(keys(reader.follow(10))).containsExactly("before", "nested");
  }

  @Test
  void aConnectionLostInTheWorkLeavesNothingAndSaysSo() throws Exception {
    RunId run = Submitted.run(runs);
    PageFixture page = PageFixture.of(run, 1, UUID.randomUUID() + "=1");
    assertThatThrownBy(
            () ->
                intake.inTransaction(
                    transaction -> {
                      page.takeIn(transaction);
                      terminateOthers();
                      return transaction.isDue(run, 1);
                    }))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("Cannot store a page in");
    awaitAnswer(run);
    assertThat(isStored(run)).isFalse();
  }

  @Test
  void aConnectionLostBeforeTheCommitIsNotTakenForSuccess() throws Exception {
    RunId run = Submitted.run(runs);
    PageFixture page = PageFixture.of(run, 1, UUID.randomUUID() + "=1");
    assertThatThrownBy(
            () ->
                intake.inTransaction(
                    transaction -> {
                      page.takeIn(transaction);
                      terminateOthers();
                      return true;
                    }))
        .isInstanceOf(OutcomeUnknown.class)
        .hasMessageContaining("it may have been committed");
    awaitAnswer(run);
    assertThat(isStored(run)).isFalse();
    intake.inTransaction(page::takeIn);
  }

  @Test
  void afterACrashOfTheServerTheAdaptersGoOnByThemselves() throws Exception {
    RunId run = Submitted.run(runs);
    var reader = new OutboxContract.Reader(outbox);
    intake.inTransaction(PageFixture.of(run, 1, UUID.randomUUID() + "=1")::takeIn);
    Servers.shared().kill(Server.POSTGRES);
    assertThatThrownBy(() -> runs.find(run)).isInstanceOf(TransientFailure.class);
    Servers.shared().restart(Server.POSTGRES);
    awaitAnswer(run);
    assertThat(isStored(run)).isTrue();
    assertThat(reader.follow(10)).hasSize(1);
  }

  @Test
  void aTransactionIdThatACrashGivesOutAgainIsNotTakenForPublished() throws Exception {
    RunId run = Submitted.run(runs);
    var reader = new OutboxContract.Reader(outbox);
    postgres.execute(insert("before the crash"));
    giveUpTransactions();
    assertThat(keys(reader.follow(10))).containsExactly("before the crash");
    Servers.shared().kill(Server.POSTGRES);
    Servers.shared().restart(Server.POSTGRES);
    awaitAnswer(run);
    postgres.execute(insert("after the crash"));
    assertThat(keys(reader.follow(10))).containsExactly("after the crash");
  }

  /** The relay stood still meanwhile, and its next connection is one to the server's next life. */
  @Test
  void aSpanOfTransactionsThatACrashForgotIsNotRead() throws Exception {
    RunId run = Submitted.run(runs);
    asSuperuser("ALTER SYSTEM SET wal_writer_delay = '10s'");
    asSuperuser("SELECT pg_reload_conf()");
    Cursor stood = beforeACrash(run);
    for (int i = 0; i < 5 && outbox.snapshot().includes(stood.to()); i++) {
      stood = beforeACrash(run);
    }
    asSuperuser("ALTER SYSTEM RESET wal_writer_delay");
    Cursor forgotten = stood;

    assertThatThrownBy(() -> outbox.read(forgotten, 10))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("forgotten");
  }

  /** The server forgets transactions up to here, unless it wrote its log in the moment between. */
  private Cursor beforeACrash(RunId run) throws Exception {
    Snapshot before = outbox.snapshot();
    postgres.execute(insert("before the crash"));
    giveUpTransactions();
    Cursor stood = new Cursor(outbox.systemIdentifier(), before, outbox.snapshot(), 0);
    Servers.shared().kill(Server.POSTGRES);
    Servers.shared().restart(Server.POSTGRES);
    awaitAnswer(run);
    return stood;
  }

  @Test
  void nobodyPassesATransactionIdThatACrashGivesOutAgain() throws Exception {
    RunId run = Submitted.run(runs);
    var shard = new PostgresOutbox(postgres.database(), new Sharding(2, 2).shards().get(0));
    Snapshot from = shard.snapshot();
    Cursor stands = new Cursor(shard.systemIdentifier(), from, from, 0);
    insertOfAnother(500);
    giveUpTransactions();
    assertThat(shard.read(stands.advance(shard.snapshot()), 10)).isEmpty();
    Servers.shared().kill(Server.POSTGRES);
    Servers.shared().restart(Server.POSTGRES);
    awaitAnswer(run);
    postgres.execute(insert("own").replace("'', 1)", "'', 2)"));
    insertOfAnother(50);
    assertThat(keys(shard.read(stands.advance(shard.snapshot()), 10))).containsExactly("own");
  }

  private void insertOfAnother(int rows) throws SQLException {
    for (int row = 0; row < rows; row++) {
      postgres.execute(insert("of another"));
    }
  }

  /** Of a transaction that wrote nothing, the server knows nothing after a crash. */
  private void giveUpTransactions() throws SQLException {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (int given = 0; given < 20; given++) {
        statement.execute("SELECT pg_current_xact_id()");
        connection.rollback();
      }
    }
  }

  /** With little left to write at the end, so that it is in good order also on a slow disk. */
  private static void restart() throws SQLException {
    asSuperuser("CHECKPOINT");
    Servers.shared().stop(Server.POSTGRES);
    Servers.shared().restart(Server.POSTGRES);
  }

  private static List<String> asSuperuser(String sql) throws SQLException {
    var superuser = Servers.shared().postgres();
    try (Connection connection =
            DriverManager.getConnection(
                superuser.jdbcUrl(), superuser.user(), superuser.password());
        Statement statement = connection.createStatement()) {
      List<String> values = new ArrayList<>();
      if (statement.execute(sql)) {
        ResultSet rows = statement.getResultSet();
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
      return values;
    }
  }

  private boolean isStored(RunId run) {
    return intake.inTransaction(transaction -> !transaction.isDue(run, 1));
  }

  private void awaitAnswer(RunId run) throws InterruptedException {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (true) {
      try {
        runs.find(run);
        return;
      } catch (Failure failure) {
        if (System.nanoTime() > deadline) {
          throw failure;
        }
        Thread.sleep(50);
      }
    }
  }

  private void terminateOthers() {
    try {
      postgres.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> keys(List<OutboxRow> rows) {
    return rows.stream().map(row -> row.key().value()).toList();
  }

  private static String insert(String key) {
    return """
    INSERT INTO millrace.outbox (id, aggregatetype, aggregateid, type, payload, version,
      write_time, run_id, traceparent, slot)
    VALUES (gen_random_uuid(), 'things', '%s', 'millrace.things', '', 1, 1,
      gen_random_uuid(), '', 1)
    """
        .formatted(key);
  }
}
