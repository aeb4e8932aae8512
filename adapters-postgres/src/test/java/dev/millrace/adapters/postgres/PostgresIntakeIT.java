package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.IntakeContract;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.port.source.PageRequest;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresIntakeIT implements IntakeContract {

  private TestDatabase postgres;

  @BeforeAll
  void open() {
    postgres = TestDatabase.migrated();
  }

  @AfterAll
  void close() {
    postgres.close();
  }

  @Override
  public Intake intake() {
    return new PostgresIntake(postgres.database());
  }

  @Override
  public Runs runs() {
    return new PostgresRuns(postgres.database(), InstantSource.system());
  }

  @Override
  public Ledger ledger() {
    return new PostgresLedger(postgres.database());
  }

  @Override
  public List<Evidence> evidence() {
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT *, headers ->> 'content-type' AS type, hash = sha256(prefix) AS sound"
                    + " FROM millrace.unusable_pages ORDER BY id")) {
      List<Evidence> kept = new ArrayList<>();
      while (rows.next()) {
        assertThat(rows.getBoolean("sound")).as("the hash is that of what is kept").isTrue();
        kept.add(evidence(rows));
      }
      return kept;
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  private static Evidence evidence(ResultSet row) throws SQLException {
    return new Evidence(
        new PageRequest(
            URI.create(row.getString("source")),
            row.getString("seed"),
            row.getInt("page"),
            row.getInt("size")),
        row.getInt("status"),
        Bytes.of(row.getBytes("prefix")),
        row.getLong("length"),
        Map.of("content-type", row.getString("type")),
        row.getTimestamp("received_at").toInstant(),
        row.getString("reason"));
  }
}
