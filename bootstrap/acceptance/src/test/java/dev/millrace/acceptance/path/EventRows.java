package dev.millrace.acceptance.path;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.millrace.adapters.cassandra.CassandraConfig;
import dev.millrace.adapters.cassandra.CassandraSession;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** What the tables of user events hold, asked as their file of CQL says. */
final class EventRows implements AutoCloseable {

  private final CqlSession session;

  EventRows(Settings settings) {
    session =
        CassandraSession.open(
            CassandraConfig.local(
                settings.text(Setting.CASSANDRA_CONTACT_POINTS),
                settings.text(Setting.CASSANDRA_DATACENTER),
                settings.text(Setting.CASSANDRA_KEYSPACE)));
  }

  /** Kind, page, amount, country and gender of a user's events of a day, in order of time. */
  List<String> ofUser(UUID user, LocalDate day) {
    List<String> found = new ArrayList<>();
    for (Row row :
        session.execute(
            "SELECT * FROM millrace.user_events_by_user_and_day WHERE user_id = ? AND day = ?",
            user,
            day)) {
      found.add(
          "%s %s %s %s %s"
              .formatted(
                  row.getString("kind"),
                  row.getString("page"),
                  row.getObject("amount_minor"),
                  row.getString("country"),
                  row.getString("gender")));
    }
    return found;
  }

  /** How many of a user's events of a day have an age band. */
  long withAge(UUID user, LocalDate day) {
    return session
        .execute(
            "SELECT age_band FROM millrace.user_events_by_user_and_day"
                + " WHERE user_id = ? AND day = ?",
            user,
            day)
        .all()
        .stream()
        .filter(row -> row.getString("age_band") != null)
        .count();
  }

  boolean hasById(UUID event) {
    return session
            .execute("SELECT kind FROM millrace.user_events_by_id WHERE user_event_id = ?", event)
            .one()
        != null;
  }

  long waiting() {
    return session.execute("SELECT user_id FROM millrace.user_events_waiting").all().size();
  }

  /** The counts of each kind, all windows together. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row :
        session.execute("SELECT kind, count FROM millrace.user_event_counts_by_kind_and_minute")) {
      counts.merge(String.valueOf(row.getString("kind")), row.getLong("count"), Long::sum);
    }
    return counts;
  }

  /** The revenue of each kind and currency, all windows together. */
  Map<String, BigInteger> revenue() {
    Map<String, BigInteger> sums = new TreeMap<>();
    for (Row row :
        session.execute("SELECT * FROM millrace.user_event_revenue_by_kind_and_minute")) {
      sums.merge(
          row.getString("kind") + " " + row.getString("currency"),
          Objects.requireNonNull(row.getBigInteger("revenue_minor")),
          BigInteger::add);
    }
    return sums;
  }

  @Override
  public void close() {
    session.close();
  }
}
