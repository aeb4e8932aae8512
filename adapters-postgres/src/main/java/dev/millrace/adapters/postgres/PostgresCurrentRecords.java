package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.replay.CurrentRecords;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.replay.KeptRecord.Earlier;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

/** Records as they are now, in PostgreSQL: each piece is two statements, or three. */
public final class PostgresCurrentRecords implements CurrentRecords {

  private final Transactions transactions;

  public PostgresCurrentRecords(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public long count(FamilyName family) {
    return transactions.ask(
        "count records",
        session -> session.getMapper(CurrentStatements.class).count(family.value()));
  }

  @Override
  public List<KeptRecord> behind(FamilyName family, @Nullable RecordKey above, int limit) {
    String from = above == null ? "" : above.value();
    return read(
        session -> {
          List<VersionRow> rows =
              session.getMapper(CurrentStatements.class).behind(family.value(), from, limit);
          return kept(session, family, rows.stream().map(VersionRow::key).toList(), rows);
        });
  }

  @Override
  public List<KeptRecord> of(FamilyName family, List<RecordKey> keys) {
    List<String> texts = keys.stream().map(RecordKey::value).toList();
    return read(
        session -> {
          List<VersionRow> rows =
              session
                  .getMapper(CurrentStatements.class)
                  .of(family.value(), Column.texts(texts, Function.identity()));
          return kept(session, family, texts, rows);
        });
  }

  private List<KeptRecord> read(Function<SqlSession, List<KeptRecord>> work) {
    return transactions.run("read records", work);
  }

  private static List<KeptRecord> kept(
      SqlSession session, FamilyName family, List<String> keys, List<VersionRow> rows) {
    if (keys.isEmpty()) {
      return List.of();
    }
    Map<String, LatestVersion> latest =
        rows.stream().collect(Collectors.toMap(VersionRow::key, VersionRow::toVersion));
    return kept(session.getMapper(ReplayStatements.class), family.value(), keys, latest);
  }

  private static List<KeptRecord> kept(
      ReplayStatements statements,
      String family,
      List<String> keys,
      Map<String, LatestVersion> latest) {
    List<NamedRow> asked = keys.stream().map(key -> new NamedRow(key, null)).toList();
    KeptPiece piece = new KeptPiece(asked.size());
    Column none = Column.longs(asked, NamedRow::oldest);
    statements.versions(
        family,
        Column.texts(asked, NamedRow::key),
        Column.uuids(asked, one -> KeptReader.event(latest.get(one.key()))),
        none,
        Column.longs(asked, one -> KeptReader.version(latest.get(one.key()))),
        piece);
    List<NamedRow> told = asked.subList(0, piece.whole());
    Map<Long, List<KeptEventRow>> bytes =
        statements
            .kept(
                family,
                Column.texts(told, NamedRow::key),
                Column.uuids(told, one -> KeptReader.event(latest.get(one.key()))),
                Column.longs(told, NamedRow::oldest),
                Column.longs(told, NamedRow::oldest))
            .stream()
            .collect(Collectors.groupingBy(KeptEventRow::ordinal));
    List<KeptRecord> records = new ArrayList<>();
    for (NamedRow one : told) {
      List<KeptEventRow> kept = bytes.getOrDefault(records.size() + 1L, List.of());
      records.add(KeptReader.record(one, latest.get(one.key()), kept, Earlier.ALL));
    }
    return List.copyOf(records);
  }
}
