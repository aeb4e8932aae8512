package dev.millrace.acceptance.debezium;

import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Slot;
import dev.millrace.local.Endpoints;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;
import java.util.UUID;

/** Rows of the outbox as ingest writes them, with payloads of all byte values. */
final class OutboxRows {

  static final int SCHEMA = 7;

  private static final String INSERT =
      """
      INSERT INTO millrace.outbox (id, aggregatetype, aggregateid, type, payload, version,
        write_time, run_id, attempt, traceparent, slot, created_at)
      VALUES (?, 'users', ?, 'user', ?, ?, 1, ?, ?, ?, ?, clock_timestamp() + ?::interval)
      """;

  private static final String[] DAYS = {"0 days", "-1 days", "1 days"};

  private final Random random = new Random(4711);
  private final UUID run = UUID.randomUUID();
  private final Endpoints.Database database;
  private int written;

  OutboxRows(Endpoints.Database database) {
    this.database = database;
  }

  /** How many are committed, or will be. */
  int written() {
    return written;
  }

  /**
   * Several versions of several keys, of the days before and after too; transactions that overlap,
   * one that commits long after it began, and one that is rolled back.
   */
  void write() throws SQLException {
    try (Connection late = connect();
        Connection lost = connect();
        Connection other = connect()) {
      insert(late, "late", 10);
      insert(lost, "lost", 10);
      for (int transaction = 0; transaction < 20; transaction++) {
        insert(other, "zoë", 1);
        insert(other, "key-" + transaction % 6, 15);
        other.commit();
      }
      insert(late, "late", 10);
      lost.rollback();
      late.commit();
      written -= 10;
      insert(other, "late", 10);
      other.commit();
    }
  }

  private Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    connection.setAutoCommit(false);
    return connection;
  }

  private void insert(Connection connection, String key, int rows) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int row = 0; row < rows; row++) {
        insert.setObject(1, UUID.randomUUID());
        insert.setString(2, key);
        insert.setBytes(3, payload());
        insert.setLong(4, written);
        insert.setObject(5, run);
        insert.setInt(6, 1 + written % 2);
        insert.setString(7, "00-%032x-%016x-01".formatted(written + 1, written + 1));
        insert.setInt(8, Slot.of(new RecordKey(key)));
        insert.setString(9, DAYS[written % DAYS.length]);
        insert.addBatch();
        written++;
      }
      insert.executeBatch();
    }
  }

  private byte[] payload() {
    byte[] body = new byte[600 + random.nextInt(300)];
    random.nextBytes(body);
    return ByteBuffer.wrap(body).put((byte) 0).putInt(SCHEMA).array();
  }
}
