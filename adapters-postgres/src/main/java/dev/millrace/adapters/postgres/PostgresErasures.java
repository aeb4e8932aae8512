package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.erasure.Erased;
import dev.millrace.domain.port.erasure.Erasures;
import dev.millrace.domain.port.erasure.Sought;
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
  public <T> T seek(FamilyName family, RecordKey key, Function<Sought, T> work) {
    return work.apply(new PostgresSought(transactions, family, key));
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
