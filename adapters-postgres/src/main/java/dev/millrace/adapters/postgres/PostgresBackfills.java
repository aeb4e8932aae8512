package dev.millrace.adapters.postgres;

import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.backfill.BackfillId;
import dev.millrace.domain.backfill.BackfillPlan;
import dev.millrace.domain.backfill.BackfillState;
import dev.millrace.domain.backfill.Place;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.backfill.Backfills;
import dev.millrace.domain.port.run.RunPlan;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.ibatis.session.SqlSession;

/** Backfills in PostgreSQL: the lock of a backfill's row decides who starts its next run. */
public final class PostgresBackfills implements Backfills {

  private final Transactions transactions;
  private final InstantSource clock;

  public PostgresBackfills(PostgresDatabase database, InstantSource clock) {
    this.transactions = database.transactions();
    this.clock = clock;
  }

  @Override
  public void submit(BackfillId id, BackfillPlan plan) {
    run(
        "submit a backfill",
        statements ->
            statements.insert(
                id.value(),
                PlanRow.of(plan.plan()),
                Column.texts(plan.days(), LocalDate::toString),
                plan.missing(),
                plan.concurrency()));
  }

  @Override
  public Optional<Backfill> find(BackfillId id) {
    return run("find a backfill", statements -> found(statements, id));
  }

  @Override
  public List<Backfill> newest(int limit) {
    return run("list backfills", statements -> backfills(statements.newest(limit)));
  }

  @Override
  public List<Backfill> running() {
    return run("look for backfills", statements -> backfills(statements.running()));
  }

  @Override
  public boolean start(BackfillId id, Place from, Place to, RunId run, RunPlan plan) {
    return transactions.run(
        "start a run of a backfill",
        session ->
            statements(session).move(id.value(), from, to) == 1
                && new NewRun(run, plan, id.value()).insert(session, clock.instant()));
  }

  @Override
  public boolean move(BackfillId id, Place from, Place to) {
    return run("move a backfill on", statements -> statements.move(id.value(), from, to) == 1);
  }

  @Override
  public void finish(BackfillId id, Place at) {
    run("end a backfill", statements -> statements.finish(id.value(), at));
  }

  @Override
  public Optional<Backfill> pause(BackfillId id) {
    return change("pause a backfill", id, BackfillState.RUNNING, BackfillState.PAUSED);
  }

  @Override
  public Optional<Backfill> resume(BackfillId id) {
    return change("resume a backfill", id, BackfillState.PAUSED, BackfillState.RUNNING);
  }

  private Optional<Backfill> change(
      String what, BackfillId id, BackfillState from, BackfillState to) {
    return run(
        what,
        statements -> {
          statements.change(id.value(), from.name(), to.name());
          return found(statements, id);
        });
  }

  @Override
  public Optional<Backfill> cancel(BackfillId id) {
    return run(
        "cancel a backfill",
        statements -> {
          if (statements.cancel(id.value()) == 1) {
            statements.cancelRuns(id.value());
          }
          return found(statements, id);
        });
  }

  private static Optional<Backfill> found(BackfillStatements statements, BackfillId id) {
    return Optional.ofNullable(statements.find(id.value())).map(BackfillRow::toBackfill);
  }

  private static List<Backfill> backfills(List<BackfillRow> rows) {
    return rows.stream().map(BackfillRow::toBackfill).toList();
  }

  private <T> T run(String what, Function<BackfillStatements, T> work) {
    return transactions.run(what, session -> work.apply(statements(session)));
  }

  private static BackfillStatements statements(SqlSession session) {
    return session.getMapper(BackfillStatements.class);
  }
}
