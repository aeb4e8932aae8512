package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.quarantine.Grounds;
import dev.millrace.domain.port.quarantine.Place;
import dev.millrace.domain.port.quarantine.Quarantine;
import dev.millrace.domain.port.quarantine.QuarantinedRecord;
import java.util.List;

/** The quarantine in PostgreSQL. */
public final class PostgresQuarantine implements Quarantine {

  private final Transactions transactions;

  public PostgresQuarantine(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public List<QuarantinedRecord> of(RunId run, Place after, int most) {
    return transactions.run(
        "read the quarantine",
        session ->
            session
                .getMapper(QuarantineStatements.class)
                .records(run.value(), after.page(), after.index(), most)
                .stream()
                .map(QuarantinedRow::toRecord)
                .toList());
  }

  @Override
  public List<Grounds> grounds(RunId run, int most) {
    return transactions.run(
        "count what is in quarantine",
        session ->
            session.getMapper(QuarantineStatements.class).grounds(run.value(), most).stream()
                .map(GroundsRow::toGrounds)
                .toList());
  }
}
