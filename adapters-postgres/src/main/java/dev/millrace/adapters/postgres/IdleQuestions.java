package dev.millrace.adapters.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;

/**
 * What a relay with nothing to do asks, forty times a second and as often as others commit: so by
 * the driver, without a mapper.
 */
final class IdleQuestions {

  private static final String HORIZON =
      """
      SELECT pg_is_in_recovery(), pg_current_snapshot()::text,
        next.generation, next.shards, next.begins_at::text
      FROM (SELECT) AS now LEFT JOIN millrace.relay_generations AS next
        ON next.generation = ? + 1
      """;

  private static final String ANY_BEGUN =
      """
      SELECT pg_is_in_recovery() OR EXISTS (SELECT FROM millrace.outbox
        WHERE xid >= ?::text::xid8 AND xid < ?::text::xid8 ORDER BY xid, seq LIMIT 1)
      """;

  private IdleQuestions() {}

  /**
   * On a standby the snapshots are of another making. The snapshot is that of this statement: one
   * that does not see the next generation is earlier than where that begins.
   */
  static HorizonRow horizon(SqlSession session, int generation) {
    return ask(
        session,
        HORIZON,
        statement -> statement.setInt(1, generation),
        answer ->
            new HorizonRow(
                answer.getBoolean(1),
                answer.getString(2),
                answer.getObject(3, Integer.class),
                answer.getObject(4, Integer.class),
                answer.getString(5)));
  }

  /**
   * Whether any shard may have rows of transactions that began in the span. On a standby, nobody
   * knows.
   */
  static boolean anyBegun(SqlSession session, SpanQuery query) {
    return ask(
        session,
        ANY_BEGUN,
        statement -> {
          statement.setLong(1, query.begun());
          statement.setLong(2, query.ended());
        },
        answer -> answer.getBoolean(1));
  }

  private static <T> T ask(SqlSession session, String text, Parameters parameters, Row<T> row) {
    Connection connection = session.getConnection();
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      parameters.set(statement);
      try (ResultSet answer = statement.executeQuery()) {
        answer.next();
        return row.of(answer);
      }
    } catch (SQLException thrown) {
      throw new PersistenceException(thrown);
    }
  }

  private interface Parameters {

    void set(PreparedStatement statement) throws SQLException;
  }

  private interface Row<T> {

    T of(ResultSet answer) throws SQLException;
  }
}
