package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bootstrap.configuration.Settings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The answers that are kept under an Idempotency-Key, in their table. */
final class KeptAnswers {

  private KeptAnswers() {}

  /** Makes one as old as if it had been given so much earlier, but for so much. */
  static void age(Settings settings, String key, String earlier, String butFor)
      throws SQLException {
    try (Connection connection = PlainConnection.open(settings);
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE millrace.calls SET first_at = first_at - ?::interval + ?::interval"
                    + " WHERE key = ?")) {
      update.setString(1, earlier);
      update.setString(2, butFor);
      update.setString(3, key);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
