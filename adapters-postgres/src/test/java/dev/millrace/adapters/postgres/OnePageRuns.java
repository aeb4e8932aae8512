package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.FetchedEvent;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.ledger.Sighting;
import dev.millrace.domain.port.ledger.StoredEvent;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Runs of one page, how far they came, and what is known of them. */
final class OnePageRuns {

  static final int RECORDS = 2;

  private final TestDatabase postgres;
  private final PostgresRuns runs;
  private final PostgresIntake intake;
  private final PostgresLedger ledger;

  OnePageRuns(TestDatabase postgres) {
    this.postgres = postgres;
    this.runs = new PostgresRuns(postgres.database(), InstantSource.system());
    this.intake = new PostgresIntake(postgres.database());
    this.ledger = new PostgresLedger(postgres.database());
  }

  RunId submitted() {
    return Submitted.run(runs);
  }

  /** A run with its page of records of these names. */
  RunId taken(String name) {
    RunId run = submitted();
    return take(run, name, () -> run);
  }

  /** Takes a run's page in, and does something before it commits. */
  <T> T take(RunId run, String name, Supplier<T> meanwhile) {
    PageFixture page = PageFixture.of(run, 1, name + "-1=a", name + "-2=b");
    return intake.inTransaction(
        transaction -> {
          page.takeIn(transaction);
          return meanwhile.get();
        });
  }

  void end(RunId run) {
    runs.fetched(run);
  }

  void settle(RunId run) {
    end(run);
    publish();
    serve(run, RECORDS);
  }

  /** The relay's cursor covers all there is. */
  void publish() {
    PostgresOutbox outbox = new PostgresOutbox(postgres.database());
    Cursor beginning = Cursor.beginning(outbox.systemIdentifier());
    var now = outbox.snapshot();
    new PostgresRelayProgress(postgres.database())
        .save(Shard.WHOLE, beginning.advance(now).advance(now));
  }

  void serve(RunId run, int records) {
    ledger.enter(List.of(new Receipt(PageFixture.THINGS, 1, System.nanoTime(), run, records, 0)));
  }

  Sheet sheet(RunId run) {
    return ledger.sheet(run).orElseThrow();
  }

  List<StoredEvent> events(RunId run) {
    List<StoredEvent> events = new ArrayList<>();
    ledger.events(run, events::add);
    return events;
  }

  List<FetchedEvent> sample(RunId run) {
    return ledger.sample(run, 1, RECORDS);
  }

  Set<Integer> held() {
    RunPlan plan =
        new RunPlan(PageFixture.THINGS, Submitted.plan().source(), "seed", RECORDS, RECORDS);
    return new PostgresHeldPages(postgres.database()).of(plan);
  }

  List<String> hops(String key) {
    return new PostgresRecordHistory(postgres.database())
        .of(PageFixture.THINGS, new RecordKey(key)).stream().map(Sighting::hop).toList();
  }

  int rawRecords() throws SQLException {
    return Integer.parseInt(postgres.query("SELECT count(*) FROM millrace.raw_records").get(0));
  }
}
