package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.rebuild.Rebuilds;
import dev.millrace.domain.rebuild.Compared;
import dev.millrace.domain.rebuild.Goal;
import dev.millrace.domain.rebuild.Rebuild;
import dev.millrace.domain.rebuild.RebuildId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rebuilds in PostgreSQL: the number of a row decides whose change of it counts. */
public final class PostgresRebuilds implements Rebuilds {

  private final Transactions transactions;

  public PostgresRebuilds(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public Rebuild submit(RebuildId id, String view, Goal goal) {
    return run(
        "submit a rebuild",
        statements -> {
          statements.insert(id.value(), view, goal.name());
          return rebuild(statements.find(id.value()))
              .or(() -> rebuild(statements.findUnderWay(view)))
              .orElseThrow(
                  () -> new TransientFailure("another rebuild of " + view + " has just ended"));
        });
  }

  @Override
  public Optional<Rebuild> find(RebuildId id) {
    return run("find a rebuild", statements -> rebuild(statements.find(id.value())));
  }

  @Override
  public List<Rebuild> newest(int limit) {
    return run("list rebuilds", statements -> rebuilds(statements.newest(limit)));
  }

  @Override
  public List<Rebuild> running() {
    return run("look for rebuilds", statements -> rebuilds(statements.running()));
  }

  @Override
  public Optional<Rebuild> note(Rebuild rebuild) {
    return run("note what became of a rebuild", statements -> noted(statements, rebuild));
  }

  private static Optional<Rebuild> noted(RebuildStatements statements, Rebuild rebuild) {
    if (statements.note(rebuild, rebuild.state().isOver()) == 0) {
      return Optional.empty();
    }
    Compared compared = rebuild.compared();
    if (compared != null) {
      statements.compared(rebuild.id().value(), compared);
    }
    return rebuild(statements.find(rebuild.id().value()));
  }

  private static Optional<Rebuild> rebuild(@Nullable RebuildRow row) {
    return Optional.ofNullable(row).map(RebuildRow::toRebuild);
  }

  private static List<Rebuild> rebuilds(List<RebuildRow> rows) {
    return rows.stream().map(RebuildRow::toRebuild).toList();
  }

  private <T> T run(String what, Function<RebuildStatements, T> work) {
    return transactions.run(
        what, session -> work.apply(session.getMapper(RebuildStatements.class)));
  }
}
