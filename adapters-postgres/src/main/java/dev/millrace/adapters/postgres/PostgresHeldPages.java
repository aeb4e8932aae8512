package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.backfill.HeldPages;
import dev.millrace.domain.port.run.RunPlan;
import java.util.Set;

/** The stored pages in PostgreSQL. */
public final class PostgresHeldPages implements HeldPages {

  private final Transactions transactions;

  public PostgresHeldPages(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public Set<Integer> of(RunPlan plan) {
    return transactions.run(
        "look which pages are stored",
        session ->
            Set.copyOf(
                session.getMapper(HeldStatements.class).held(PlanRow.of(plan), plan.lastPage())));
  }
}
