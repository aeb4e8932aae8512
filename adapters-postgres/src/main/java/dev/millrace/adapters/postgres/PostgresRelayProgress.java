package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.RelayProgress;
import java.util.Optional;

/** The relay's cursors, a row per shard. */
public final class PostgresRelayProgress implements RelayProgress {

  private final Transactions transactions;

  public PostgresRelayProgress(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public void save(int shard, Cursor cursor) {
    transactions.run(
        "save the relay's progress",
        session -> session.getMapper(ProgressStatements.class).save(shard, CursorRow.of(cursor)));
  }

  @Override
  public Optional<Cursor> find(int shard) {
    return transactions.run(
        "find the relay's progress",
        session ->
            Optional.ofNullable(session.getMapper(ProgressStatements.class).find(shard))
                .map(CursorRow::toCursor));
  }
}
