package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.erasure.ErasureTransaction;
import dev.millrace.domain.port.erasure.Remains;
import dev.millrace.domain.port.erasure.Sought;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.function.Function;

/** A record that was looked for in PostgreSQL, without a lock. */
final class PostgresSought implements Sought {

  private final Transactions transactions;
  private final FamilyName family;
  private final RecordKey key;
  private final Mentions mentions;
  private final Remains remains;

  PostgresSought(Transactions transactions, FamilyName family, RecordKey key) {
    this.transactions = transactions;
    this.family = family;
    this.key = key;
    this.mentions = Mentions.read(transactions, family, key);
    this.remains =
        transactions.run(
            "look for a record",
            session -> new RecordTraces(session, family, key, mentions).remains());
  }

  @Override
  public Remains remains() {
    return remains;
  }

  @Override
  public <T> T inTransaction(Function<ErasureTransaction, T> work) {
    return transactions.run(
        "erase a record",
        session -> {
          PostgresErasureTransaction transaction =
              new PostgresErasureTransaction(session, family, key, mentions);
          T result = work.apply(transaction);
          transaction.release();
          return result;
        });
  }
}
