package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.ReplayTransaction;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

/** The statements of a replay's step, in the order of an intake's: locks first, the outbox last. */
final class PostgresReplayTransaction implements ReplayTransaction {

  private final ReplayStatements replays;
  private final KeptReader reader;
  private final Republishing republishing;
  private final UUID id;

  private @Nullable FamilyName family;
  private List<NamedRow> told = List.of();
  private @Nullable Long cut;

  PostgresReplayTransaction(SqlSession session, UUID id) {
    this.replays = session.getMapper(ReplayStatements.class);
    this.reader = new KeptReader(session);
    this.republishing = new Republishing(session);
    this.id = id;
  }

  @Override
  public List<KeptRecord> next(int limit) {
    ReplayRow replay = locked();
    FamilyName of = new FamilyName(replay.family());
    List<NamedRow> named =
        replay.endedAt() == null ? replays.next(id, replay.upTo(), limit) : List.of();
    KeptReader.Kept kept = reader.lockAndRead(of, named);
    family = of;
    cut = kept.cut();
    told = kept.names();
    return kept.records();
  }

  private ReplayRow locked() {
    ReplayRow replay = replays.lock(id);
    if (replay == null) {
      throw new PermanentFailure("There is no replay " + id);
    }
    return replay;
  }

  @Override
  public void occupy(Map<RecordKey, ViewKeys> rows) {
    if (family != null) {
      republishing.occupy(family, rows);
    }
  }

  @Override
  public Replay write(List<KeptEvent> events, int lost) {
    ReplayRow replay = locked();
    if (family != null) {
      republishing.publish(family, events, id, null);
    }
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

  @Override
  public Replay end() {
    replays.end(id);
    return locked().toReplay();
  }
}
