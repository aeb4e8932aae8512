package dev.millrace.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Creates databases, each with a role of its own that owns it. */
public final class PostgresDatabases {

  private final Endpoints.Database superuser;

  /** Works with the superuser's access. */
  public PostgresDatabases(Endpoints.Database superuser) {
    this.superuser = superuser;
  }

  /** Makes sure that the database and its role of the same name are there, with this password. */
  public Endpoints.Database ensure(String name, String password) {
    requirePlain(name);
    requirePlain("p" + password);
    try (Connection connection =
            DriverManager.getConnection(
                superuser.jdbcUrl(), superuser.user(), superuser.password());
        Statement statement = connection.createStatement()) {
      if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
        statement.execute("CREATE ROLE %s LOGIN".formatted(name));
      }
      statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(name, password));
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
        statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
        statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
      }
      return new Endpoints.Database(superuser.host(), superuser.port(), name, name, password);
    } catch (SQLException e) {
      throw new StackException(
          "The database %s cannot be created in %s: %s".formatted(name, superuser, e.getMessage()),
          e);
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** These statements take no parameters, so only names that need no quoting are let through. */
  private static void requirePlain(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,62}") || !name.equals(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("not a plain name");
    }
  }
}
