package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.source.Evidence;
import java.util.function.Function;

/** Takes pages in, each in one transaction of PostgreSQL. */
public final class PostgresIntake implements Intake {

  private final Transactions transactions;

  public PostgresIntake(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public <T> T inTransaction(Function<IntakeTransaction, T> work) {
    return transactions.run(
        "store a page", session -> work.apply(new PostgresIntakeTransaction(session)));
  }

  @Override
  public void keep(RunId run, Evidence evidence) {
    transactions.run(
        "keep an unusable page",
        session -> {
          session.getMapper(PageStatements.class).insertEvidence(EvidenceRow.of(run, evidence));
          return run;
        });
  }
}
