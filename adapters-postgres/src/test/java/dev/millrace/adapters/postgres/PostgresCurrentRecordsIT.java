package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.replay.CurrentRecords;
import dev.millrace.domain.port.replay.CurrentRecordsContract;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresCurrentRecordsIT implements CurrentRecordsContract {

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
  public CurrentRecords records() {
    return new PostgresCurrentRecords(postgres.database());
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
  public void dropEvents(RunId run) {
    execute("DELETE FROM millrace.outbox WHERE run_id = '%s'".formatted(run));
  }

  @Override
  public void dropRaw(RunId run) {
    execute("DELETE FROM millrace.raw_records WHERE run_id = '%s'".formatted(run));
  }

  /** Three of five megabytes: what is read at once is bounded in bytes, too. */
  @Test
  void largeRecordsComeInSmallerPieces() {
    RunId run = Submitted.run(runs());
    intake().inTransaction(PageFixture.of(run, 1, "x-1=1", "x-2=1", "x-3=1")::takeIn);
    execute(
        "UPDATE millrace.outbox SET payload = convert_to(repeat('x', 5 << 20), 'UTF8')"
            + " WHERE run_id = '%s'".formatted(run));
    List<RecordKey> keys =
        List.of(new RecordKey("x-1"), new RecordKey("x-2"), new RecordKey("x-3"));

    List<KeptRecord> first = records().of(PageFixture.THINGS, keys);
    List<KeptRecord> behind = records().behind(PageFixture.THINGS, keys.get(0), 10);

    assertThat(first).extracting(KeptRecord::key).containsExactlyElementsOf(keys.subList(0, 2));
    assertThat(behind).extracting(KeptRecord::key).containsExactlyElementsOf(keys.subList(1, 3));
    assertThat(first)
        .flatExtracting(KeptRecord::events)
        .extracting("payload")
        .hasSize(2)
        .allMatch(payload -> ((Bytes) payload).length() == 5 << 20);
  }

  private void execute(String sql) {
    try {
      postgres.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
