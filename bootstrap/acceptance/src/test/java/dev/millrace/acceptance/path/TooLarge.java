package dev.millrace.acceptance.path;

import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.event.RunId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** While it is open, the events of a user are stored with more bytes than their topic takes. */
final class TooLarge implements AutoCloseable {

  private static final String LETTERS =
      """
      SELECT letter.family, convert_from(letter.key, 'UTF8'), letter.stage, letter.code,
        letter.reason, letter.value IS NULL,
        event.id = letter.event_id AND event.aggregateid = convert_from(letter.key, 'UTF8'),
        convert_from(decode(letter.headers ->> 'millrace-payload-sha256', 'hex'), 'UTF8')
          = encode(sha256(event.payload), 'hex')
      FROM millrace.dead_letters AS letter JOIN millrace.outbox AS event
        ON event.seq = letter.log_offset
      WHERE letter.topic = 'outbox' AND letter.run_id = ?
      """;

  private final Connection connection;

  private TooLarge(Connection connection) {
    this.connection = connection;
  }

  static TooLarge eventsOf(UUID user, Settings settings) throws SQLException {
    TooLarge large = new TooLarge(PlainConnection.open(settings));
    large.execute(
        """
        CREATE FUNCTION millrace.enlarge() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.payload := NEW.payload || (
            SELECT string_agg(sha256(i::text::bytea), '') FROM generate_series(1, 40000) AS i);
          RETURN NEW;
        END $$
        """);
    large.execute(
        "CREATE TRIGGER enlarge BEFORE INSERT ON millrace.outbox FOR EACH ROW WHEN"
            + " (NEW.aggregateid = '%s') EXECUTE FUNCTION millrace.enlarge()".formatted(user));
    return large;
  }

  /** Takes from the events of a user what made them too large. */
  static void mend(UUID user, Settings settings) throws SQLException {
    try (Connection connection = PlainConnection.open(settings);
        PreparedStatement update =
            connection.prepareStatement(
                """
                UPDATE millrace.outbox
                SET payload = substring(payload FOR length(payload) - 32 * 40000)
                WHERE aggregateid = ? AND length(payload) > 32 * 40000
                """)) {
      update.setString(1, user.toString());
      update.executeUpdate();
    }
  }

  /** The letters of a run's rows, beside the rows that they name. */
  List<List<Object>> lettersOf(RunId run) throws SQLException {
    List<List<Object>> letters = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(LETTERS)) {
      query.setObject(1, run.value());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          List<Object> letter = new ArrayList<>();
          for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            letter.add(rows.getObject(column));
          }
          letters.add(letter);
        }
      }
    }
    return letters;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      execute("DROP TRIGGER enlarge ON millrace.outbox");
      execute("DROP FUNCTION millrace.enlarge()");
    }
  }
}
