package dev.millrace.acceptance.path;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.millrace.adapters.cassandra.CassandraConfig;
import dev.millrace.adapters.cassandra.CassandraSession;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What the tables of logs hold of one source, asked as their file of CQL says. */
final class LogRows implements AutoCloseable {

  private final CqlSession session;
  private final String source;

  LogRows(Settings settings, String source) {
    this.source = source;
    session =
        CassandraSession.open(
            CassandraConfig.local(
                settings.text(Setting.CASSANDRA_CONTACT_POINTS),
                settings.text(Setting.CASSANDRA_DATACENTER),
                settings.text(Setting.CASSANDRA_KEYSPACE)));
  }

  boolean hasById(UUID line) {
    return session
            .execute("SELECT line FROM millrace.log_lines_by_id WHERE log_line_id = ?", line)
            .one()
        != null;
  }

  /** Host, level and line of a minute, in order of time. */
  List<String> ofMinute(Instant minute) {
    return rows(
        row -> row.getString("host") + " " + row.getString("level") + " " + row.getString("line"),
        "SELECT * FROM millrace.log_lines_by_source_and_minute WHERE source = ? AND minute = ?",
        source,
        minute);
  }

  /** Start and count of a level's windows. */
  List<String> ofLevel(String level, LocalDate day) {
    return rows(
        LogRows::window,
        "SELECT * FROM millrace.log_line_counts_by_source_level_and_minute"
            + " WHERE source = ? AND level = ? AND day = ?",
        source,
        level,
        day);
  }

  /** Level, text and lines of the templates that belong to no other, each with its id before. */
  List<String> templates() {
    return rows(
        row ->
            row.getString("belongs_to")
                + " "
                + row.getString("level")
                + " "
                + row.getString("text")
                + " "
                + row.getLong("lines"),
        "SELECT * FROM millrace.log_templates_by_source WHERE source = ?",
        source);
  }

  /** Start and count of a template's minutes. */
  List<String> ofTemplate(String template, LocalDate day) {
    return rows(
        LogRows::window,
        "SELECT * FROM millrace.log_line_counts_by_source_template_and_minute"
            + " WHERE source = ? AND template = ? AND day = ?",
        source,
        template,
        day);
  }

  /** Time, kind and text. */
  List<String> alerts(LocalDate day) {
    return rows(
        row -> row.getInstant("at") + " " + row.getString("kind") + " " + row.getString("text"),
        "SELECT * FROM millrace.log_alerts_by_source_and_day WHERE source = ? AND day = ?",
        source,
        day);
  }

  private static String window(Row row) {
    return row.getInstant("window_start") + " " + row.getLong("count");
  }

  private List<String> rows(Function<Row, String> text, String cql, Object... values) {
    return StreamSupport.stream(session.execute(cql, values).spliterator(), false)
        .map(text)
        .toList();
  }

  @Override
  public void close() {
    session.close();
  }
}
