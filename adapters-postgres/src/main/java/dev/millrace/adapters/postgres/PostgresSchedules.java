package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.schedule.Schedules;
import dev.millrace.domain.schedule.Fire;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.ibatis.session.SqlSession;

/** Schedules in PostgreSQL: the lock of a schedule's row decides who fires. */
public final class PostgresSchedules implements Schedules {

  private final Transactions transactions;
  private final InstantSource clock;

  public PostgresSchedules(PostgresDatabase database, InstantSource clock) {
    this.transactions = database.transactions();
    this.clock = clock;
  }

  @Override
  public boolean add(Schedule schedule) {
    return run(
        "add a schedule",
        statements ->
            statements.insert(
                    schedule.name().value(),
                    schedule.timing().text(),
                    schedule.jitter().toMillis(),
                    schedule.missed().name(),
                    PlanRow.of(schedule.plan()),
                    schedule.next())
                == 1);
  }

  @Override
  public Optional<Schedule> find(ScheduleName name) {
    return run("find a schedule", statements -> found(statements, name));
  }

  @Override
  public List<Schedule> all() {
    return run("list schedules", statements -> schedules(statements.all()));
  }

  @Override
  public List<Schedule> due(Instant now) {
    return run("look for due schedules", statements -> schedules(statements.due(now)));
  }

  @Override
  public boolean fire(
      ScheduleName name, Fire seen, Fire fired, Fire next, RunId run, RunPlan plan) {
    return transactions.run(
        "fire a schedule",
        session -> {
          int moved =
              statements(session).moveOn(name.value(), seen, next, run.value(), fired.due());
          return moved == 1 && new NewRun(run, plan, null).insert(session, clock.instant());
        });
  }

  @Override
  public boolean skip(ScheduleName name, Fire seen, Fire next) {
    return run(
        "skip a fire", statements -> statements.moveOn(name.value(), seen, next, null, null) == 1);
  }

  @Override
  public Optional<Schedule> pause(ScheduleName name) {
    return run(
        "pause a schedule",
        statements -> {
          statements.pause(name.value());
          return found(statements, name);
        });
  }

  @Override
  public Optional<Schedule> resume(ScheduleName name, Fire next) {
    return run(
        "resume a schedule",
        statements -> {
          statements.resume(name.value(), next);
          return found(statements, name);
        });
  }

  @Override
  public boolean remove(ScheduleName name) {
    return run("remove a schedule", statements -> statements.remove(name.value()) == 1);
  }

  private static Optional<Schedule> found(ScheduleStatements statements, ScheduleName name) {
    return Optional.ofNullable(statements.find(name.value())).map(ScheduleRow::toSchedule);
  }

  private static List<Schedule> schedules(List<ScheduleRow> rows) {
    return rows.stream().map(ScheduleRow::toSchedule).toList();
  }

  private <T> T run(String what, Function<ScheduleStatements, T> work) {
    return transactions.run(what, session -> work.apply(statements(session)));
  }

  private static ScheduleStatements statements(SqlSession session) {
    return session.getMapper(ScheduleStatements.class);
  }
}
