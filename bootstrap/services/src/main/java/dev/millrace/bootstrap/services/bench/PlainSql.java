package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.document.Bytes;
import dev.millrace.local.Endpoints;
import dev.millrace.local.StackException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;

/** One connection beside all adapters. */
final class PlainSql implements AutoCloseable {

  private static final String SETTINGS =
      """
      SELECT name, current_setting(name) FROM pg_settings
      WHERE name IN ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes',
        'shared_buffers', 'wal_level', 'max_wal_size', 'max_connections')
      ORDER BY name
      """;

  static final int FETCH_SIZE = 1_000;

  private final Connection connection;

  /**
   * Rows of a table.
   *
   * @param binary as COPY writes and reads them
   */
  record Rows(String table, Bytes binary) {

    Rows(String table, ByteArrayOutputStream binary) {
      this(table, Bytes.of(binary.toByteArray()));
    }
  }

  /** Takes the row at which a result stands. */
  @FunctionalInterface
  interface RowReader {

    void read(ResultSet row) throws SQLException;
  }

  private PlainSql(Connection connection) {
    this.connection = connection;
  }

  static PlainSql open(Endpoints.Database database) {
    return open(database, new Properties());
  }

  /** One whose rows come in binary form also when a statement runs for the first time. */
  static PlainSql openBinary(Endpoints.Database database) {
    Properties properties = new Properties();
    PGProperty.PREPARE_THRESHOLD.set(properties, -1);
    return open(database, properties);
  }

  private static PlainSql open(Endpoints.Database database, Properties properties) {
    PGProperty.USER.set(properties, database.user());
    PGProperty.PASSWORD.set(properties, database.password());
    try {
      return new PlainSql(DriverManager.getConnection(database.jdbcUrl(), properties));
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** The first column of the only row. */
  long number(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** Reads the rows of a query by a cursor, however many they are. */
  void read(String query, RowReader reader) {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      connection.setAutoCommit(false);
      statement.setFetchSize(FETCH_SIZE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  Rows copyOut(String table, String query) {
    try (ByteArrayOutputStream rows = new ByteArrayOutputStream()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)", rows);
      return new Rows(table, rows);
    } catch (SQLException | IOException e) {
      throw refused(e);
    }
  }

  /** Copies in, and commits all together. */
  void copyIn(List<Rows> all) {
    try {
      connection.setAutoCommit(false);
      for (Rows rows : all) {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "COPY " + rows.table() + " FROM STDIN (FORMAT binary)",
                new ByteArrayInputStream(rows.binary().array()));
      }
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException | IOException e) {
      throw refused(e);
    }
  }

  /** A query that counts all and the different ones of a run. */
  Proof proof(long expected, String sql, UUID run) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, run);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Proof(expected, row.getLong(1), row.getLong(2));
      }
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** The server's settings that matter. Without fsync nothing is measured. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SETTINGS)) {
      while (rows.next()) {
        settings.put("postgres." + rows.getString(1), rows.getString(2));
      }
    } catch (SQLException e) {
      throw refused(e);
    }
    if (!"on".equals(settings.get("postgres.fsync"))) {
      throw new StackException("This PostgreSQL runs without fsync: nothing would be measured.");
    }
    return settings;
  }

  private static StackException refused(Exception failure) {
    return new StackException("PostgreSQL refused: " + failure.getMessage(), failure);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw refused(e);
    }
  }
}
