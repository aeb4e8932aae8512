package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.audit.Audit;
import dev.millrace.domain.port.audit.AuditEntry;
import dev.millrace.domain.port.audit.Deed;
import dev.millrace.domain.port.audit.Ending;
import java.util.List;

/** The audit in PostgreSQL, by its clock. */
public final class PostgresAudit implements Audit {

  private final Transactions transactions;

  public PostgresAudit(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public long asked(Deed deed) {
    return transactions.run(
        "note in the audit",
        session ->
            session
                .getMapper(AuditStatements.class)
                .asked(plain(deed.who()), plain(deed.what()), plain(deed.subject())));
  }

  @Override
  public void ended(long number, Ending ending, String subject) {
    transactions.run(
        "note an end in the audit",
        session ->
            session.getMapper(AuditStatements.class).ended(number, ending.name(), plain(subject)));
  }

  @Override
  public List<AuditEntry> newest(long below, int limit) {
    return transactions.run(
        "read the audit",
        session ->
            session.getMapper(AuditStatements.class).newest(below, limit).stream()
                .map(AuditRow::toEntry)
                .toList());
  }

  private static String plain(String text) {
    return PlainText.of(text.substring(0, Math.min(LONGEST, text.length())));
  }
}
