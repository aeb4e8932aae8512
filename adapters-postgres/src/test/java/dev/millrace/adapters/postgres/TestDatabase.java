package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.Endpoints;
import dev.millrace.testing.servers.Servers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A database of a test class: fresh, migrated, and open to plain SQL beside the adapters. */
final class TestDatabase implements AutoCloseable {

  private static final String WAITING =
      "SELECT 1 FROM pg_stat_activity"
          + " WHERE datname = current_database() AND wait_event_type = 'Lock'";

  private final PostgresConfig config;
  private final PostgresDatabase database;

  private TestDatabase(PostgresConfig config) {
    this.config = config;
    this.database = PostgresDatabase.open(config);
  }

  static TestDatabase empty() {
    Endpoints.Database fresh = Servers.shared().freshDatabase();
    return new TestDatabase(PostgresConfig.of(fresh.jdbcUrl(), fresh.user(), fresh.password()));
  }

  static TestDatabase migrated() {
    TestDatabase database = empty();
    database.database.migrate();
    return database;
  }

  PostgresDatabase database() {
    return database;
  }

  PostgresConfig config() {
    return config;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(config.url(), config.user(), config.password());
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of all rows. */
  List<String> query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  /** Until a session waits for another one's lock. */
  void awaitOneThatWaits() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    try {
      while (query(WAITING).isEmpty()) {
        assertThat(System.nanoTime()).as("nobody waits").isLessThan(deadline);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
