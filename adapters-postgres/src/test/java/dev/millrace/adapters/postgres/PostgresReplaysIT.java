package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.replay.Preview;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.ReplayId;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.replay.ReplaysContract;
import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresReplaysIT implements ReplaysContract {

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
  public Replays replays() {
    return new PostgresReplays(postgres.database(), 2);
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
  public Outbox outbox() {
    return new PostgresOutbox(postgres.database());
  }

  @Override
  public void dropEvents(RunId run) {
    execute(
        """
        SELECT millrace.count_outbox_day(day, '%1$s')
        FROM (SELECT DISTINCT (created_at AT TIME ZONE 'UTC')::date AS day
              FROM millrace.outbox WHERE run_id = '%1$s') AS days;
        DELETE FROM millrace.outbox WHERE run_id = '%1$s'
        """
            .formatted(run));
  }

  @Override
  public void dropRaw(RunId run) {
    execute("DELETE FROM millrace.raw_records WHERE run_id = '%s'".formatted(run));
  }

  /** Behind the first of its pieces. */
  @Override
  public void breakOff(ReplayId id, Selection selection) {
    replays().begin(id, selection, "ada");
    execute(
        """
        UPDATE millrace.replays SET named_at = NULL, selected = 1 WHERE id = '%1$s';
        DELETE FROM millrace.replay_keys WHERE replay = '%1$s' AND key > (
          SELECT min(key) FROM millrace.replay_keys WHERE replay = '%1$s')
        """
            .formatted(id));
  }

  @Test
  void aReplayThatIsCancelledBeforeItsFirstNameIsCancelled() {
    ReplayId id = new ReplayId(UUID.randomUUID());
    RunId empty = Submitted.run(runs());
    Replay begun = replays().begin(id, new Selection.OfRun(PageFixture.THINGS, empty), "ada");
    assertThat(begun).extracting(Replay::named, Replay::selected).containsExactly(true, 0L);
    execute("UPDATE millrace.replays SET named_at = NULL WHERE id = '%s'".formatted(id));

    assertThat(replays().cancel(id).orElseThrow().isCancelled()).isTrue();
  }

  /** A day without a partition of its own is never dropped, so nothing of it is gone. */
  @Test
  void whatIsInTheRestIsNamed() throws SQLException {
    RunId raw = takenIn(3);
    dropEvents(raw);
    execute(
        "UPDATE millrace.raw_records SET stored_at = '2020-03-01' WHERE run_id = '%s'"
            .formatted(raw));
    RunId events = takenIn(2);
    dropRaw(events);
    execute(
        "UPDATE millrace.outbox SET created_at = '2020-03-01' WHERE run_id = '%s'"
            .formatted(events));
    for (RunId run : List.of(raw, events)) {
      execute(
          "UPDATE millrace.pages SET stored_at = '2020-03-01' WHERE run_id = '%s'".formatted(run));
    }
    assertThat(
            postgres.query(
                "SELECT key FROM millrace.raw_records_rest WHERE run_id = '" + raw + "'"))
        .hasSize(3);
    assertThat(
            postgres.query("SELECT id FROM millrace.outbox_rest WHERE run_id = '" + events + "'"))
        .hasSize(2);

    assertThat(preview(raw)).extracting(Preview::events, Preview::unnamed).containsExactly(3L, 0L);
    assertThat(preview(events))
        .extracting(Preview::events, Preview::unnamed)
        .containsExactly(2L, 0L);
    assertThat(begin(new Selection.OfRun(PageFixture.THINGS, raw)))
        .extracting(Replay::selected, Replay::unnamed)
        .containsExactly(3L, 0L);
    assertThat(begin(new Selection.OfRun(PageFixture.THINGS, events)))
        .extracting(Replay::selected, Replay::unnamed)
        .containsExactly(2L, 0L);
  }

  private Preview preview(RunId run) {
    return replays().preview(new Selection.OfRun(PageFixture.THINGS, run));
  }

  @Test
  void whatIsOnDaysThatAreGoneFromBothIsCounted() {
    RunId run = takenIn(3);
    dropEvents(run);
    dropRaw(run);
    execute(
        "UPDATE millrace.pages SET stored_at = '2020-02-29' WHERE run_id = '%s'".formatted(run));
    Selection selection = new Selection.OfRun(PageFixture.THINGS, run);

    assertThat(begin(selection))
        .extracting(Replay::selected, Replay::unnamed, Replay::isComplete)
        .containsExactly(0L, 3L, false);
    assertThat(replays().preview(selection)).isEqualTo(new Preview(List.of(), 3));
  }

  @Test
  void aVersionFromBeforeItsPreviousRowsWereKeptIsToldSo() {
    RunId run = Submitted.run(runs());
    String key = UUID.randomUUID().toString();
    intake().inTransaction(PageFixture.of(run, 1, key + "=1", key + "=2")::takeIn);
    execute(
        "UPDATE millrace.latest_versions SET previous = NULL, ingested_at = NULL WHERE key = '%s'"
            .formatted(key));

    KeptRecord kept = next(begin(new Selection.OfRun(PageFixture.THINGS, run)), 9).get(0);

    assertThat(Objects.requireNonNull(kept.latest()).previous()).isNull();
  }

  @Test
  void largeRecordsAreToldFewAtATime() {
    RunId run = takenIn(5);
    execute(
        """
        UPDATE millrace.outbox SET payload = convert_to(repeat('x', 5 << 20), 'UTF8')
        WHERE run_id = '%s'
        """
            .formatted(run));
    Replay replay = begin(new Selection.OfRun(PageFixture.THINGS, run));

    List<KeptRecord> first = next(replay, 5);

    assertThat(first).hasSize(2).allSatisfy(kept -> assertThat(kept.events()).hasSize(1));
    Replay moved =
        replays()
            .inTransaction(
                replay.id(),
                transaction -> {
                  transaction.next(5);
                  return transaction.write(List.of(), 0);
                });
    assertThat(moved.done()).isEqualTo(2);
    assertThat(keys(next(replay, 1))).doesNotContainAnyElementsOf(keys(first));
  }

  @Test
  void aRecordWithMoreVersionsThanCanBeHeldIsToldInParts() {
    RunId run = Submitted.run(runs());
    String key = UUID.randomUUID().toString();
    String other = "z" + key;
    intake()
        .inTransaction(
            PageFixture.of(
                    run,
                    1,
                    key + "=1",
                    key + "=2",
                    key + "=3",
                    key + "=4",
                    key + "=5",
                    other + "=1")
                ::takeIn);
    execute(
        """
        UPDATE millrace.outbox SET payload = convert_to(repeat('x', 5 << 20), 'UTF8')
        WHERE run_id = '%s'
        """
            .formatted(run));
    Replay replay = begin(new Selection.OfRun(PageFixture.THINGS, run));

    assertThat(versions(replay, 9)).isEqualTo("MORE 1 2");
    assertThat(moveOn(replay).done()).isZero();
    assertThat(versions(replay, 9)).isEqualTo("MORE 2 3");
    moveOn(replay);
    moveOn(replay);
    assertThat(versions(replay, 9)).isEqualTo("ALL 4 5");
    assertThat(moveOn(replay).done()).isEqualTo(1);
    assertThat(versions(replay, 9)).isEqualTo("ALL 1");
  }

  private String versions(Replay replay, int limit) {
    return next(replay, limit).stream()
        .map(
            kept ->
                kept.earlier()
                    + kept.events().stream()
                        .map(event -> " " + event.version())
                        .collect(Collectors.joining()))
        .collect(Collectors.joining(", "));
  }

  private Replay moveOn(Replay replay) {
    return replays()
        .inTransaction(
            replay.id(),
            transaction -> {
              transaction.next(9);
              return transaction.write(List.of(), 0);
            });
  }

  @Test
  void eachStepTakesItsNamesAway() throws SQLException {
    Replay replay = begin(new Selection.OfRun(PageFixture.THINGS, takenIn(3)));
    String named =
        "SELECT key FROM millrace.replay_keys WHERE replay = '%s'".formatted(replay.id());
    assertThat(postgres.query(named)).hasSize(3);

    replays()
        .inTransaction(
            replay.id(),
            transaction -> {
              transaction.next(2);
              return transaction.write(List.of(), 0);
            });

    assertThat(postgres.query(named)).hasSize(1);
    assertThat(next(replay, 9)).hasSize(1);
  }

  private RunId takenIn(int records) {
    RunId run = Submitted.run(runs());
    List<String> keys =
        IntStream.range(0, records).mapToObj(i -> UUID.randomUUID() + "=1").toList();
    intake().inTransaction(PageFixture.of(run, 1, keys)::takeIn);
    return run;
  }

  private Replay begin(Selection selection) {
    return replays().begin(new ReplayId(UUID.randomUUID()), selection, "ada");
  }

  private List<KeptRecord> next(Replay replay, int limit) {
    return replays().inTransaction(replay.id(), transaction -> transaction.next(limit));
  }

  private static Set<String> keys(List<KeptRecord> records) {
    return records.stream().map(kept -> kept.key().value()).collect(Collectors.toSet());
  }

  private void execute(String sql) {
    try {
      postgres.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
