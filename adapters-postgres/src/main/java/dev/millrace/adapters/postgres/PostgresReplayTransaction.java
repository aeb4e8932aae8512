package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.port.replay.KeptRaw;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.ReplayTransaction;
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

/** The statements of a replay's step, in the order of an intake's: locks first, the outbox last. */
final class PostgresReplayTransaction implements ReplayTransaction {

  private final IntakeStatements locks;
  private final ReplayStatements replays;
  private final UUID id;

  private @Nullable FamilyName family;
  private List<NamedRow> told = List.of();

  PostgresReplayTransaction(SqlSession session, UUID id) {
    this.locks = session.getMapper(IntakeStatements.class);
    this.replays = session.getMapper(ReplayStatements.class);
    this.id = id;
  }

  @Override
  public List<KeptRecord> next(int limit) {
    ReplayRow replay = locked();
    family = new FamilyName(replay.family());
    List<NamedRow> named = replays.next(id, replay.upTo(), limit);
    Map<String, LatestVersion> latest = lock(replay.family(), named);
    KeptPiece kept = kept(replay.family(), named, latest);
    told = List.copyOf(named.subList(0, kept.whole()));
    List<KeptRecord> records = new ArrayList<>();
    for (NamedRow one : told) {
      records.add(record(one, latest.get(one.key()), kept.of(records.size() + 1)));
    }
    return records;
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

  private KeptPiece kept(String name, List<NamedRow> named, Map<String, LatestVersion> latest) {
    KeptPiece kept = new KeptPiece(named.size());
    replays.kept(
        name,
        Column.texts(named, NamedRow::key),
        Column.uuids(named, one -> event(latest.get(one.key()))),
        Column.longs(named, NamedRow::oldest),
        kept);
    return kept;
  }

  private static @Nullable UUID event(@Nullable LatestVersion latest) {
    return latest == null ? null : latest.event().value();
  }

  /** Of a key without a version nothing counts that may be left of it. */
  private static KeptRecord record(
      NamedRow named, @Nullable LatestVersion latest, List<KeptEventRow> rows) {
    RecordKey key = new RecordKey(named.key());
    if (latest == null) {
      return new KeptRecord(key, null, List.of(), null);
    }
    KeptRaw raw =
        rows.stream().filter(KeptEventRow::raw).map(KeptEventRow::toRaw).findAny().orElse(null);
    List<KeptEvent> events =
        rows.stream().filter(row -> !row.raw()).map(KeptEventRow::toEvent).toList();
    return new KeptRecord(key, latest, events, raw);
  }

  @Override
  public Replay write(List<KeptEvent> events, int lost) {
    if (!told.isEmpty()) {
      publish(events);
      long bytes = events.stream().mapToLong(event -> event.payload().length()).sum();
      String upTo = told.get(told.size() - 1).key();
      replays.move(id, upTo, told.size(), events.size(), bytes, lost);
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
    replays.forget(id);
    return locked().toReplay();
  }
}
