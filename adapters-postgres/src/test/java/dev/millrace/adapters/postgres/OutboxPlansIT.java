package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.outbox.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How the server carries out what is slow or wrong in another plan. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutboxPlansIT {

  private static final int ROWS = 100_000;

  private static final String INSERT =
      """
      INSERT INTO millrace.outbox (id, aggregatetype, aggregateid, type, payload, version,
        write_time, run_id, traceparent, slot)
      SELECT gen_random_uuid(), 'things', 'key-' || i, 'millrace.things',
        decode(repeat('ab', 300), 'hex'), 1, 1, gen_random_uuid(), '', i % 1024
      FROM generate_series(1, ?) AS i
      """;

  /** Rows of one key. */
  private static final String INSERT_ALIKE =
      """
      INSERT INTO millrace.outbox (id, aggregatetype, aggregateid, type, payload, version,
        write_time, run_id, traceparent, slot)
      SELECT gen_random_uuid(), 'things', ?, 'millrace.things', decode(repeat('ab', ?), 'hex'), 1,
        1, gen_random_uuid(), '', ?
      FROM generate_series(1, ?)
      """;

  private TestDatabase postgres;

  @BeforeAll
  void fill() throws Exception {
    postgres = TestDatabase.migrated();
    try (Connection connection = postgres.connect()) {
      for (int i = 0; i < 100; i++) {
        insert(connection, ROWS / 100);
      }
    }
  }

  @AfterAll
  void close() {
    postgres.close();
  }

  @Test
  void aLongBacklogIsReadToItsEndInOrder() {
    PostgresOutbox outbox = new PostgresOutbox(postgres.database());
    Cursor cursor = Cursor.beginning(outbox.systemIdentifier()).advance(outbox.snapshot());
    assertThat(readAll(outbox, cursor, 2_000))
        .hasSizeGreaterThanOrEqualTo(ROWS)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void theShardsOfALongBacklogShareItsRows() {
    List<Long> all = new ArrayList<>();
    for (Shard shard : new Sharding(9, 4).shards()) {
      PostgresOutbox outbox = new PostgresOutbox(postgres.database(), shard);
      Cursor cursor = Cursor.beginning(outbox.systemIdentifier()).advance(outbox.snapshot());
      List<Long> seqs = readAll(outbox, cursor, 2_000);
      assertThat(seqs).hasSizeGreaterThanOrEqualTo(ROWS / 4).isSorted();
      all.addAll(seqs);
    }
    assertThat(all).doesNotHaveDuplicates();
  }

  @Test
  void aShortSpanIsFoundByItsTransactions() throws Exception {
    Snapshot now = new PostgresOutbox(postgres.database()).snapshot();
    String span =
        "xid >= '%d'::xid8 AND xid < '%d'::xid8 AND xid <> ALL ('{}'::xid8[]) AND seq > 0"
            .formatted(now.xmax() - 3, now.xmax());
    assertThat(plan("SELECT * FROM millrace.outbox WHERE " + span))
        .contains("xid_seq_idx")
        .doesNotContain("Seq Scan on outbox_2");
    assertThat(plan("SELECT * FROM millrace.outbox WHERE xid = ANY ('{5,6}'::xid8[]) AND seq > 0"))
        .contains("xid_seq_idx")
        .doesNotContain("Seq Scan on outbox_2");
  }

  @Test
  void fewRowsAreFoundByThePlanThatWasMadeWhenThereWereNone() throws Exception {
    try (TestDatabase fresh = TestDatabase.migrated();
        Connection connection = fresh.connect()) {
      PostgresOutbox outbox = new PostgresOutbox(fresh.database());
      assertThat(entriesOfFew(fresh, Snapshot.BEGINNING, outbox.snapshot())).isZero();
      insert(connection, ROWS / 10);
      Snapshot from = outbox.snapshot();
      insert(connection, 3);

      assertThat(entriesOfFew(fresh, from, outbox.snapshot())).isBetween(3L, 10L);
    }
  }

  private static long entriesOfFew(TestDatabase database, Snapshot from, Snapshot to) {
    SpanQuery query = SpanQuery.of(Shard.WHOLE, new Cursor("", from, to, 0), 250);
    return database
        .database()
        .transactions()
        .run(
            "read",
            session -> {
              OutboxStatements outbox = session.getMapper(OutboxStatements.class);
              outbox.begin(OutboxStatements.KEPT);
              long before = entriesRead(session.getConnection());
              outbox.readFew(query, new OutboxPiece());
              return entriesRead(session.getConnection()) - before;
            });
  }

  @Test
  void whetherThereIsAnyRowIsAskedOfTheIndex() throws Exception {
    Snapshot now = new PostgresOutbox(postgres.database()).snapshot();
    String question =
        """
        SELECT EXISTS (SELECT FROM millrace.outbox
          WHERE xid >= '%d'::xid8 AND xid < '%d'::xid8 ORDER BY xid, seq LIMIT 1)
        """;
    for (long begun : List.of(now.xmax(), now.xmax() - 50, 3L)) {
      assertThat(plan(question.formatted(begun, now.xmax() + 1)))
          .contains("xid_seq_idx")
          .doesNotContain("Seq Scan on outbox_2");
    }
  }

  @Test
  void aPieceOfALongSpanReadsItsWindowOnly() throws Exception {
    Snapshot now = new PostgresOutbox(postgres.database()).snapshot();
    assertThat(
            plan(
                """
                SELECT * FROM millrace.outbox
                WHERE seq > 5000 AND seq <= 7000
                  AND pg_visible_in_snapshot(xid, '%s'::pg_snapshot)
                  AND NOT pg_visible_in_snapshot(xid, '1:1:'::pg_snapshot)
                ORDER BY seq LIMIT 1000
                """
                    .formatted(SnapshotText.of(now))))
        .contains("Index Cond: ((seq > 5000) AND (seq <= 7000))")
        .doesNotContain("Seq Scan on outbox_2");
  }

  @Test
  void aLongBacklogAndLateRowsAroundItComeInOrder() throws Exception {
    PostgresOutbox outbox = new PostgresOutbox(postgres.database());
    try (Connection early = postgres.connect();
        Connection running = postgres.connect()) {
      early.setAutoCommit(false);
      running.setAutoCommit(false);
      insert(early, 3);
      insert(running, 3);
      Snapshot from = outbox.snapshot();
      Cursor cursor = new Cursor(outbox.systemIdentifier(), from, from, 0);
      try (Connection other = postgres.connect()) {
        insert(other, 150);
        insert(early, 3);
        insert(other, 150);
      }
      insert(early, 3);
      early.commit();
      cursor = cursor.advance(outbox.snapshot());
      List<Long> seqs = readAll(outbox, cursor, 10);
      assertThat(seqs).hasSize(309).isSorted().doesNotHaveDuplicates();
      assertThat(readAll(outbox, cursor, 1_000)).isEqualTo(seqs);
      running.commit();
      assertThat(readAll(outbox, cursor.advance(outbox.snapshot()), 10)).hasSize(3);
    }
  }

  /** The planner knows nothing of these rows yet, as of a backlog that has just come. */
  @Test
  void aLongBacklogIsNotCountedBeforeItsFirstRow() {
    PostgresOutbox outbox = new PostgresOutbox(postgres.database());
    Cursor cursor = Cursor.beginning(outbox.systemIdentifier()).advance(outbox.snapshot());
    SpanQuery query = SpanQuery.of(Shard.WHOLE, cursor, 100);
    long read =
        postgres
            .database()
            .transactions()
            .run(
                "measure",
                session -> {
                  long before = entriesRead(session.getConnection());
                  SpanRow span =
                      SpanLength.measure(session.getMapper(OutboxStatements.class), query);
                  assertThat(SpanLength.isShort(span, query)).isFalse();
                  return entriesRead(session.getConnection()) - before;
                });
    assertThat(read).isBetween(400L, ROWS / 20L);
  }

  @Test
  void aLongSpanBeginsWhereWhatWasPublishedEnds() throws Exception {
    PostgresOutbox outbox = new PostgresOutbox(postgres.database());
    SpanQuery query;
    try (Connection other = postgres.connect()) {
      insert(other, 1);
      Snapshot from = outbox.snapshot();
      Cursor cursor = new Cursor(outbox.systemIdentifier(), from, from, 0);
      insert(other, 150);
      query = SpanQuery.of(Shard.WHOLE, cursor.advance(outbox.snapshot()), 10);
    }
    long end = Long.parseLong(postgres.query("SELECT max(seq) FROM millrace.outbox").get(0));
    assertThat(measured(query)).isEqualTo(new SpanRow(false, Long.MAX_VALUE, end - 149, end));
  }

  @Test
  void manyRowsOfALateTransactionAreWalked() throws Exception {
    PostgresOutbox outbox = new PostgresOutbox(postgres.database());
    try (Connection late = postgres.connect();
        Connection other = postgres.connect()) {
      late.setAutoCommit(false);
      insert(late, 1);
      insert(other, 20);
      Snapshot from = outbox.snapshot();
      Cursor cursor = new Cursor(outbox.systemIdentifier(), from, from, 0);
      insert(late, 150);
      insert(other, 5);
      late.commit();
      cursor = cursor.advance(outbox.snapshot());
      List<Long> seqs = readAll(outbox, cursor, 10);
      assertThat(seqs).hasSize(156).isSorted().doesNotHaveDuplicates();
      SpanRow span = measured(SpanQuery.of(Shard.WHOLE, cursor, 10));
      assertThat(span.rows()).isEqualTo(Long.MAX_VALUE);
      assertThat(span.first()).isEqualTo(seqs.get(0));
    }
  }

  /** The snapshot does not know them: their ids are above that of the newest which had ended. */
  @Test
  void transactionsThatRanBesideTheNewestThatWasPublishedAreReadInALongSpan() throws Exception {
    PostgresOutbox outbox = new PostgresOutbox(postgres.database());
    try (Connection newest = postgres.connect();
        Connection idle = postgres.connect();
        Connection nested = postgres.connect();
        Connection beside = postgres.connect()) {
      for (Connection one : List.of(newest, idle, nested, beside)) {
        one.setAutoCommit(false);
      }
      insert(newest, 1);
      execute(idle, "SELECT pg_current_xact_id()");
      nested.setSavepoint();
      insert(nested, 1);
      insert(beside, 1);
      insert(newest, 1);
      newest.commit();
      Snapshot from = outbox.snapshot();
      insert(newest, 300);
      insert(idle, 1);
      for (Connection one : List.of(idle, nested, beside, newest)) {
        one.commit();
      }
      Cursor cursor = new Cursor(outbox.systemIdentifier(), from, from, 0);
      assertThat(readAll(outbox, cursor.advance(outbox.snapshot()), 10))
          .hasSize(303)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void whatAShardHasPassedItDoesNotLookAtAgain() throws Exception {
    Shard shard = new Sharding(2, 2).shards().get(1);
    PostgresOutbox outbox = new PostgresOutbox(postgres.database(), shard);
    Snapshot from = outbox.snapshot();
    Cursor stands = new Cursor(outbox.systemIdentifier(), from, from, 0);
    try (Connection late = postgres.connect();
        Connection other = postgres.connect()) {
      late.setAutoCommit(false);
      insert(late, "late", 1, 1, 1);
      insert(other, "another's", 0, 500, 1);
      assertThat(outbox.read(stands.advance(outbox.snapshot()), 10)).isEmpty();
      late.commit();
      insert(other, "own", 1, 1, 1);
    }
    postgres.execute("UPDATE millrace.outbox SET slot = 1 WHERE aggregateid = 'another''s'");

    Cursor later = stands.advance(outbox.snapshot());
    assertThat(outbox.read(later, 1_000))
        .extracting(row -> row.key().value())
        .containsExactly("late", "own");
    assertThat(new PostgresOutbox(postgres.database(), shard).read(later, 1_000)).hasSize(502);
  }

  @Test
  void aPieceHasFewRowsWhenTheyAreLarge() throws Exception {
    PostgresOutbox outbox = new PostgresOutbox(postgres.database());
    Snapshot from = outbox.snapshot();
    try (Connection connection = postgres.connect()) {
      insert(connection, "large", 0, 20, 1 << 20);
    }
    Cursor cursor = new Cursor(outbox.systemIdentifier(), from, from, 0).advance(outbox.snapshot());
    assertThat(outbox.read(cursor, 1_000)).hasSize(8);
    assertThat(readAll(outbox, cursor, 1_000)).hasSize(20).isSorted().doesNotHaveDuplicates();
  }

  /** Of tables and indexes, by this session since it last told the server. */
  private static long entriesRead(Connection connection) {
    String sql =
        "SELECT sum(pg_stat_get_xact_tuples_returned(oid))"
            + " FROM pg_class WHERE relnamespace = 'millrace'::regnamespace";
    try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private SpanRow measured(SpanQuery query) {
    return postgres
        .database()
        .transactions()
        .run(
            "measure",
            session -> SpanLength.measure(session.getMapper(OutboxStatements.class), query));
  }

  private static List<Long> readAll(PostgresOutbox outbox, Cursor start, int limit) {
    List<Long> seqs = new ArrayList<>();
    Cursor cursor = start;
    List<OutboxRow> piece = outbox.read(cursor, limit);
    while (!piece.isEmpty()) {
      piece.forEach(row -> seqs.add(row.seq()));
      cursor = cursor.upTo(piece.get(piece.size() - 1).seq());
      piece = outbox.read(cursor, limit);
    }
    return seqs;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void insert(Connection connection, int rows) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setInt(1, rows);
      insert.executeUpdate();
    }
  }

  private static void insert(Connection connection, String key, int slot, int rows, int bytes)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_ALIKE)) {
      insert.setString(1, key);
      insert.setInt(2, bytes);
      insert.setInt(3, slot);
      insert.setInt(4, rows);
      insert.executeUpdate();
    }
  }

  private String plan(String sql) throws SQLException {
    try (Connection connection = postgres.connect();
        ResultSet rows = connection.createStatement().executeQuery("EXPLAIN " + sql)) {
      StringBuilder plan = new StringBuilder();
      while (rows.next()) {
        plan.append(rows.getString(1)).append('\n');
      }
      return plan.toString();
    }
  }
}
