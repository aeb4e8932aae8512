package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.relay.Shardings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The generations of shards, a row each. */
public final class PostgresShardings implements Shardings {

  private final Transactions transactions;

  public PostgresShardings(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public Sharding current() {
    return run("find the relay's shards", shardings -> shardings.current().toSharding());
  }

  @Override
  public Optional<Sharding> agreed() {
    return run("find the relay's next shards", PostgresShardings::agreed);
  }

  @Override
  public Sharding agree(int count) {
    run("agree upon the relay's shards", shardings -> shardings.agree(count));
    run("take the snapshot for the relay's shards", ShardingStatements::takeSnapshot);
    return run(
        "find the relay's next shards",
        shardings -> agreed(shardings).orElseGet(() -> shardings.current().toSharding()));
  }

  @Override
  public Optional<Cursor> end() {
    return run("look whether the relay's shards are closed", PostgresShardings::end);
  }

  private static Optional<Cursor> end(ShardingStatements shardings) {
    List<Cursor> closed =
        shardings.cursors().stream().map(CursorRow::toCursor).filter(Cursor::isClosed).toList();
    if (closed.size() < shardings.current().shards()) {
      return Optional.empty();
    }
    if (Set.copyOf(closed).size() > 1) {
      throw new PermanentFailure(
          "the relay's shards were closed at different places, "
              + closed
              + ": the database was restored in between, and nobody can tell where the next shards"
              + " begin. See \"When PostgreSQL was restored\" in docs/operating.md");
    }
    return Optional.of(closed.get(0));
  }

  @Override
  public boolean begin(Sharding next) {
    return run("begin the relay's next shards", shardings -> begin(shardings, next));
  }

  private static boolean begin(ShardingStatements shardings, Sharding next) {
    ShardingRow row = ShardingRow.of(next);
    Optional<Cursor> end = end(shardings);
    if (end.isPresent() && shardings.end(row) == 1) {
      shardings.place(row, CursorRow.of(end.get().successors()));
      shardings.forget(row);
      shardings.begin(row);
    }
    return shardings.current().equals(row);
  }

  private static Optional<Sharding> agreed(ShardingStatements shardings) {
    return Optional.ofNullable(shardings.agreed()).map(ShardingRow::toSharding);
  }

  private <T> T run(String what, Function<ShardingStatements, T> work) {
    return transactions.run(
        what, session -> work.apply(session.getMapper(ShardingStatements.class)));
  }
}
