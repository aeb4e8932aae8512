package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.port.replay.KeptRaw;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.replay.KeptRecord.Earlier;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

/** Locks records as intake does, and reads what is kept of them: no more than can be held. */
final class KeptReader {

  private final IntakeStatements locks;
  private final ReplayStatements replays;

  KeptReader(SqlSession session) {
    this.locks = session.getMapper(IntakeStatements.class);
    this.replays = session.getMapper(ReplayStatements.class);
  }

  /**
   * What was read.
   *
   * @param names of the records, the first of those that were asked for
   * @param records of these names
   * @param cut up to which version the first and only record is told; null when all are told whole
   */
  record Kept(List<NamedRow> names, List<KeptRecord> records, @Nullable Long cut) {}

  Kept lockAndRead(FamilyName family, List<NamedRow> named) {
    Map<String, LatestVersion> latest = lock(family.value(), named);
    KeptPiece piece = piece(family.value(), named, latest);
    Long cut = piece.cut();
    List<NamedRow> told = List.copyOf(named.subList(0, cut == null ? piece.whole() : 1));
    Map<Long, List<KeptEventRow>> rows = rows(family.value(), told, piece, latest);
    List<KeptRecord> records = new ArrayList<>();
    for (NamedRow one : told) {
      long ordinal = records.size() + 1L;
      List<KeptEventRow> kept = rows.getOrDefault(ordinal, List.of());
      records.add(record(one, latest.get(one.key()), kept, earlier(piece, ordinal)));
    }
    return new Kept(told, List.copyOf(records), cut);
  }

  private static Earlier earlier(KeptPiece piece, long ordinal) {
    if (piece.cut() != null) {
      return Earlier.MORE;
    }
    return piece.hasGap(ordinal) ? Earlier.GAP : Earlier.ALL;
  }

  private Map<String, LatestVersion> lock(String name, List<NamedRow> named) {
    return locks.lock(name, Column.texts(named, NamedRow::key)).stream()
        .map(VersionRow::toVersion)
        .collect(Collectors.toMap(version -> version.key().value(), Function.identity()));
  }

  private KeptPiece piece(String name, List<NamedRow> named, Map<String, LatestVersion> latest) {
    KeptPiece piece = new KeptPiece(named.size());
    replays.versions(
        name,
        Column.texts(named, NamedRow::key),
        Column.uuids(named, one -> event(latest.get(one.key()))),
        Column.longs(named, NamedRow::oldest),
        Column.longs(named, one -> version(latest.get(one.key()))),
        piece);
    return piece;
  }

  /** No day of the outbox goes in between: this transaction has read all of them. */
  private Map<Long, List<KeptEventRow>> rows(
      String name, List<NamedRow> told, KeptPiece piece, Map<String, LatestVersion> latest) {
    List<NamedRow> bounds = new ArrayList<>();
    for (NamedRow one : told) {
      bounds.add(piece.hasGap(bounds.size() + 1L) ? new NamedRow(one.key(), null) : one);
    }
    Long last = piece.cut();
    List<KeptEventRow> rows =
        replays.kept(
            name,
            Column.texts(bounds, NamedRow::key),
            Column.uuids(bounds, one -> last == null ? event(latest.get(one.key())) : null),
            Column.longs(bounds, NamedRow::oldest),
            Column.longs(bounds, one -> last == null ? version(latest.get(one.key())) : last));
    return rows.stream().collect(Collectors.groupingBy(KeptEventRow::ordinal));
  }

  static @Nullable UUID event(@Nullable LatestVersion latest) {
    return latest == null ? null : latest.event().value();
  }

  static @Nullable Long version(@Nullable LatestVersion latest) {
    return latest == null ? null : latest.version();
  }

  /** Of a key without a version nothing counts that may be left of it. */
  static KeptRecord record(
      NamedRow named, @Nullable LatestVersion latest, List<KeptEventRow> rows, Earlier earlier) {
    RecordKey key = new RecordKey(named.key());
    if (latest == null) {
      return new KeptRecord(key, null, List.of(), null, Earlier.ALL);
    }
    KeptRaw raw =
        rows.stream().filter(KeptEventRow::raw).map(KeptEventRow::toRaw).findAny().orElse(null);
    List<KeptEvent> events =
        rows.stream().filter(row -> !row.raw()).map(KeptEventRow::toEvent).toList();
    return new KeptRecord(key, latest, events, raw, earlier);
  }
}
