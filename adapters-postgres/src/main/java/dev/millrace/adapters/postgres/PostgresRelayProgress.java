package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.outbox.Shard;
import java.util.Optional;

/** The relay's cursors, a row per shard. */
public final class PostgresRelayProgress implements RelayProgress {

  private final Transactions transactions;

  public PostgresRelayProgress(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public void save(Shard shard, Cursor cursor) {
    transactions.run(
        "save the relay's progress",
        session ->
            save(
                session.getMapper(ProgressStatements.class),
                ShardRow.of(shard),
                CursorRow.of(cursor)));
  }

  private static int save(ProgressStatements progress, ShardRow shard, CursorRow cursor) {
    int replaced = progress.replace(shard, cursor);
    return replaced == 0 ? progress.add(shard, cursor) : replaced;
  }

  @Override
  public Optional<Cursor> find(Shard shard) {
    return transactions.run(
        "find the relay's progress",
        session ->
            Optional.ofNullable(
                    session.getMapper(ProgressStatements.class).find(ShardRow.of(shard)))
                .map(CursorRow::toCursor));
  }
}
