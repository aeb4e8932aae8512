package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.ledger.KeptContent;
import dev.millrace.domain.port.ledger.RecordHistory;
import dev.millrace.domain.port.ledger.Sighting;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL knows of one record. */
public final class PostgresRecordHistory implements RecordHistory {

  private final Transactions transactions;

  public PostgresRecordHistory(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public List<Sighting> of(FamilyName family, RecordKey key) {
    return transactions.run(
        "read a record's history",
        session ->
            session.getMapper(HistoryStatements.class).of(family.value(), key.value()).stream()
                .map(SightingRow::toSighting)
                .toList());
  }

  @Override
  public Optional<LatestVersion> latest(FamilyName family, RecordKey key) {
    return transactions.run(
        "find a record's latest version",
        session ->
            Optional.ofNullable(
                    session.getMapper(HistoryStatements.class).latest(family.value(), key.value()))
                .map(VersionRow::toVersion));
  }

  @Override
  public List<KeptContent> contents(FamilyName family, RecordKey key, int most) {
    return transactions.run(
        "read what is kept of a record",
        session ->
            session
                .getMapper(HistoryStatements.class)
                .contents(family.value(), key.value(), most)
                .stream()
                .map(ContentRow::toContent)
                .toList());
  }
}
