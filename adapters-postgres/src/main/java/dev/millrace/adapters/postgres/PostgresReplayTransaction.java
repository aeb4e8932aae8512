package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.port.replay.KeptRaw;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.replay.KeptRecord.Earlier;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.ReplayTransaction;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

/** The statements of a replay's step, in the order of an intake's: locks first, the outbox last. */
final class PostgresReplayTransaction implements ReplayTransaction {

  private final IntakeStatements locks;
  private final ReplayStatements replays;
  private final UUID id;

  private @Nullable FamilyName family;
  private List<NamedRow> told = List.of();
  private @Nullable Long cut;

  PostgresReplayTransaction(SqlSession session, UUID id) {
    this.locks = session.getMapper(IntakeStatements.class);
    this.replays = session.getMapper(ReplayStatements.class);
    this.id = id;
  }

  @Override
  public List<KeptRecord> next(int limit) {
    ReplayRow replay = locked();
    family = new FamilyName(replay.family());
    List<NamedRow> named =
        replay.endedAt() == null ? replays.next(id, replay.upTo(), limit) : List.of();
    Map<String, LatestVersion> latest = lock(replay.family(), named);
    KeptPiece piece = piece(replay.family(), named, latest);
    cut = piece.cut();
    told = List.copyOf(named.subList(0, cut == null ? piece.whole() : 1));
    Map<Long, List<KeptEventRow>> rows = rows(replay.family(), piece, latest);
    List<KeptRecord> records = new ArrayList<>();
    for (NamedRow one : told) {
      long ordinal = records.size() + 1L;
      List<KeptEventRow> kept = rows.getOrDefault(ordinal, List.of());
      records.add(record(one, latest.get(one.key()), kept, earlier(piece, ordinal)));
    }
    return records;
  }

  private static Earlier earlier(KeptPiece piece, long ordinal) {
    if (piece.cut() != null) {
      return Earlier.MORE;
    }
    return piece.hasGap(ordinal) ? Earlier.GAP : Earlier.ALL;
  }

  private ReplayRow locked() {
    ReplayRow replay = replays.lock(id);
    if (replay == null) {
      throw new PermanentFailure("There is no replay " + id);
    }
    return replay;
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
      String name, KeptPiece piece, Map<String, LatestVersion> latest) {
    List<NamedRow> bounds = new ArrayList<>();
    for (NamedRow one : told) {
      bounds.add(piece.hasGap(bounds.size() + 1L) ? new NamedRow(one.key(), null) : one);
    }
    Long last = cut;
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

  @Override
  public void occupy(Map<RecordKey, ViewKeys> rows) {
    if (family != null && !rows.isEmpty()) {
      List<Map.Entry<RecordKey, ViewKeys>> entries = List.copyOf(rows.entrySet());
      replays.occupy(
          family.value(),
          Column.texts(entries, entry -> entry.getKey().value()),
          Column.texts(entries, entry -> ViewKeysText.write(entry.getValue())));
    }
  }

  @Override
  public Replay write(List<KeptEvent> events, int lost) {
    ReplayRow replay = locked();
    publish(events);
    long bytes = events.stream().mapToLong(event -> event.payload().length()).sum();
    if (cut != null) {
      replays.goOn(id, told.get(0).key(), cut);
      replays.move(id, replay.upTo(), 0, events.size(), bytes, lost);
    } else if (!told.isEmpty()) {
      String upTo = told.get(told.size() - 1).key();
      replays.move(id, upTo, told.size(), events.size(), bytes, lost);
      replays.forget(id, upTo);
    }
    return locked().toReplay();
  }

  private void publish(List<KeptEvent> events) {
    if (family != null && !events.isEmpty()) {
      replays.publish(AgainColumns.of(id, family, events));
    }
  }

  @Override
  public Replay end() {
    replays.end(id);
    return locked().toReplay();
  }
}
