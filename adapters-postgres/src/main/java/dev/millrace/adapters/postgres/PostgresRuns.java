package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.record.FamilyName;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.ibatis.session.SqlSession;

/** Runs in PostgreSQL, and their executions in db-scheduler's table beside them. */
public final class PostgresRuns implements Runs {

  private final Transactions transactions;
  private final InstantSource clock;

  public PostgresRuns(PostgresDatabase database, InstantSource clock) {
    this.transactions = database.transactions();
    this.clock = clock;
  }

  @Override
  public void submit(RunId id, RunPlan plan) {
    transactions.run(
        "submit a run", session -> new NewRun(id, plan, null).insert(session, clock.instant()));
  }

  @Override
  public Optional<Run> find(RunId id) {
    return transactions.run("find a run", session -> found(session, id));
  }

  @Override
  public List<Run> newest(int limit) {
    return transactions.run(
        "list runs",
        session -> statements(session).newest(limit).stream().map(RunRow::toRun).toList());
  }

  @Override
  public List<Run> before(RunId run, int limit) {
    return transactions.run(
        "list earlier runs",
        session ->
            statements(session).before(run.value(), limit).stream().map(RunRow::toRun).toList());
  }

  @Override
  public Map<RunState, Long> counts() {
    return transactions.run(
        "count runs",
        session ->
            statements(session).counts().stream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        row -> RunState.valueOf(row.state()), StateRow::runs)));
  }

  @Override
  public Run begin(RunId id) {
    return transactions.run(
        "begin a run",
        session -> {
          statements(session).begin(id.value());
          return found(session, id).orElseThrow(() -> unknown(id));
        });
  }

  @Override
  public void fetched(RunId id) {
    transactions.run(
        "end a run",
        session -> {
          statements(session).fetched(id.value());
          return found(session, id).orElseThrow(() -> unknown(id));
        });
  }

  @Override
  public void failed(RunId id, String problem, boolean last) {
    transactions.run(
        "note a run's failure",
        session -> statements(session).failed(id.value(), PlainText.of(problem), last));
  }

  @Override
  public void paused(RunId id, String reason) {
    transactions.run(
        "note that a run waits", session -> statements(session).paused(id.value(), reason));
  }

  @Override
  public Optional<Run> cancel(RunId id) {
    return transactions.run(
        "cancel a run",
        session -> {
          statements(session).cancel(id.value());
          return found(session, id);
        });
  }

  @Override
  public int closeCollecting(FamilyName family) {
    String source = RunPlan.collected(family, 1).source().toString();
    return transactions.run(
        "close the runs that collect",
        session -> statements(session).closeCollecting(family.value(), source));
  }

  private static Optional<Run> found(SqlSession session, RunId id) {
    return Optional.ofNullable(statements(session).find(id.value())).map(RunRow::toRun);
  }

  private static RunStatements statements(SqlSession session) {
    return session.getMapper(RunStatements.class);
  }

  private static PermanentFailure unknown(RunId id) {
    return new PermanentFailure("There is no run " + id);
  }
}
