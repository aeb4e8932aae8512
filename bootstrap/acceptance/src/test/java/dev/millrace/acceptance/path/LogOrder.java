package dev.millrace.acceptance.path;

import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.log.LogScan;
import dev.millrace.domain.port.log.LoggedEvent;
import dev.millrace.domain.record.FamilyName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Whether committed readers see each event of a run once at most, and none of them behind a later
 * one of its key. In which order they were stored is read by plain SQL.
 */
final class LogOrder {

  private final RunId run;
  private final Map<UUID, Long> stored;
  private final Map<String, Long> latest = new HashMap<>();
  private final Set<UUID> seen = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  private LogOrder(RunId run, Map<UUID, Long> stored) {
    this.run = run;
    this.stored = stored;
  }

  /** What is wrong with those of a run. */
  static List<String> problems(RunningPipeline path, RunId run) {
    FamilyName family = path.run(run).plan().family();
    LogOrder order = new LogOrder(run, stored(path.settings(), family));
    path.the(LogScan.class).scan(family, order::take);
    return order.problems;
  }

  private void take(LoggedEvent record) {
    if (record.event() == null || record.key() == null) {
      return;
    }
    UUID event = record.event().value();
    long seq = stored.getOrDefault(event, 0L);
    long before = latest.getOrDefault(record.key().value(), 0L);
    latest.put(record.key().value(), seq);
    boolean isNew = seen.add(event);
    if (run.equals(record.run()) && (!isNew || seq <= before)) {
      problems.add(
          (isNew ? "never stored, or published behind a later one of its key: " : "twice: ")
              + record);
    }
  }

  private static Map<UUID, Long> stored(Settings settings, FamilyName family) {
    try (Connection connection = PlainConnection.open(settings);
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT id, seq FROM millrace.outbox WHERE aggregatetype = ?")) {
      statement.setString(1, family.value());
      Map<UUID, Long> stored = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          stored.put(rows.getObject(1, UUID.class), rows.getLong(2));
        }
      }
      return stored;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
