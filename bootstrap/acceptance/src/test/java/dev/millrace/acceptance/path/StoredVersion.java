package dev.millrace.acceptance.path;

import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.event.RunId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** When versions were stored, as the outbox has it. */
final class StoredVersion {

  /** A version of a user. */
  record Id(UUID user, long version) {}

  private StoredVersion() {}

  /** The versions that a run stored, and when, in microseconds since the epoch. */
  static Map<Id, Long> of(Settings settings, RunId run) {
    try (Connection connection = PlainConnection.open(settings);
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT aggregateid, version, write_time FROM millrace.outbox"
                    + " WHERE run_id = ?")) {
      query.setObject(1, run.value());
      return versions(query);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<Id, Long> versions(PreparedStatement query) throws SQLException {
    Map<Id, Long> versions = new HashMap<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        Id id = new Id(UUID.fromString(rows.getString(1)), rows.getLong(2));
        if (versions.put(id, rows.getLong(3)) != null) {
          throw new AssertionError("stored twice: " + id);
        }
      }
    }
    return versions;
  }
}
