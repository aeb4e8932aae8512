package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.erasure.Erased;
import dev.millrace.domain.port.erasure.ErasureTransaction;
import dev.millrace.domain.port.erasure.Erasures;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.Optional;
import java.util.function.Function;

/** Erases records from PostgreSQL. */
public final class PostgresErasures implements Erasures {

  private final Transactions transactions;

  public PostgresErasures(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public <T> T inTransaction(
      FamilyName family, RecordKey key, Function<ErasureTransaction, T> work) {
    return transactions.run(
        "erase a record",
        session -> {
          PostgresErasureTransaction transaction =
              new PostgresErasureTransaction(session, family, key);
          T result = work.apply(transaction);
          transaction.release();
          return result;
        });
  }

  @Override
  public Optional<Erased> erased(FamilyName family, RecordKey key) {
    return transactions.run(
        "ask whether a record was erased",
        session ->
            Optional.ofNullable(
                    session.getMapper(ErasureStatements.class).find(family.value(), key.value()))
                .map(ErasedRow::toErased));
  }
}
