package dev.millrace.acceptance.path;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.millrace.adapters.cassandra.CassandraConfig;
import dev.millrace.adapters.cassandra.CassandraSession;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** What the tables in Cassandra hold, read without any code of the adapters that wrote it. */
final class Rows implements AutoCloseable {

  private final CqlSession session;

  Rows(Settings settings) {
    session =
        CassandraSession.open(
            CassandraConfig.local(
                settings.text(Setting.CASSANDRA_CONTACT_POINTS),
                settings.text(Setting.CASSANDRA_DATACENTER),
                settings.text(Setting.CASSANDRA_KEYSPACE)));
  }

  /** The countries under which each of these users is found. */
  Map<UUID, Set<String>> countriesOf(Set<UUID> users) {
    Map<UUID, Set<String>> found = new HashMap<>();
    for (Row row :
        session.execute("SELECT country, user_id FROM " + table("users_by_country_and_day"))) {
      UUID user = row.getUuid("user_id");
      if (users.contains(user)) {
        found.computeIfAbsent(user, one -> new TreeSet<>()).add(row.getString("country"));
      }
    }
    return found;
  }

  /** The nationality of each of these users. */
  Map<UUID, Set<String>> nationalitiesOf(Set<UUID> users) {
    Map<UUID, Set<String>> found = new HashMap<>();
    for (Row row : session.execute("SELECT user_id, nationality FROM " + table("users_by_id"))) {
      if (users.contains(row.getUuid("user_id"))) {
        found.put(row.getUuid("user_id"), Set.of(row.getString("nationality")));
      }
    }
    return found;
  }

  /** How many of these users have a phone. */
  long withPhone(Set<UUID> users) {
    return session.execute("SELECT user_id, phone FROM " + table("users_by_id")).all().stream()
        .filter(row -> users.contains(row.getUuid("user_id")))
        .filter(row -> row.getString("phone") != null)
        .count();
  }

  /** The counts of the windows by what they count, such as {@code gender female}. */
  Map<String, Map<Instant, Long>> counts() {
    Map<String, Map<Instant, Long>> counts = new TreeMap<>();
    for (String dimension : List.of("country", "gender", "age_band")) {
      for (Row row :
          session.execute(
              "SELECT %s, window_start, count FROM millrace.user_counts_by_%s_and_minute"
                  .formatted(dimension, dimension))) {
        counts
            .computeIfAbsent(dimension + " " + row.getString(dimension), value -> new TreeMap<>())
            .put(row.getInstant("window_start"), row.getLong("count"));
      }
    }
    return counts;
  }

  /** Version, nationality and e-mail address of each of these users. */
  Map<UUID, List<String>> byId(Set<UUID> users) {
    return rows(users, "users_by_id", "nationality", "email");
  }

  /** Version and country of every row of these users. */
  Map<UUID, List<String>> byCountry(Set<UUID> users) {
    return rows(users, "users_by_country_and_day", "country");
  }

  /** Version and country of every row by the minute of registration. */
  Map<UUID, List<String>> byRegistration(Set<UUID> users) {
    return rows(users, "users_by_registration_minute", "country");
  }

  /** Version and hash of the e-mail address of every row of these users. */
  Map<UUID, List<String>> byEmail(Set<UUID> users) {
    return rows(users, "users_by_email", "email_hash");
  }

  /** Overwrites the e-mail address of a user's row by its id, later than any version. */
  void damage(UUID user, String email) {
    session.execute(
        "UPDATE %s SET email = '%s' WHERE user_id = %s"
            .formatted(table("users_by_id"), email, user));
  }

  /** Removes a user's row by its id, later than any version. */
  void remove(UUID user) {
    session.execute("DELETE FROM %s WHERE user_id = %s".formatted(table("users_by_id"), user));
  }

  /**
   * Loses all rows of a table, as a delete would not: its time is later than that of any version.
   */
  void lose(String table) {
    session.execute("TRUNCATE " + table(table));
  }

  /** The tables that there are for a view. */
  List<String> tables(String view) {
    return TableOf.all(session, view);
  }

  private String table(String view) {
    return TableOf.view(session, view);
  }

  private Map<UUID, List<String>> rows(Set<UUID> users, String table, String... columns) {
    Map<UUID, List<String>> found = new HashMap<>();
    for (Row row :
        session.execute(
            "SELECT user_id, version, %s FROM %s"
                .formatted(String.join(", ", columns), table(table)))) {
      UUID user = row.getUuid("user_id");
      if (user != null && users.contains(user)) {
        StringBuilder text = new StringBuilder().append(row.getLong("version"));
        for (String column : columns) {
          text.append(' ').append(row.getString(column));
        }
        found.computeIfAbsent(user, one -> new ArrayList<>()).add(text.toString());
      }
    }
    return found;
  }

  @Override
  public void close() {
    session.close();
  }
}
