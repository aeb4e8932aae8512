package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

/** Publishing events again, under the locks of their records. */
final class Republishing {

  private final ReplayStatements statements;

  Republishing(SqlSession session) {
    this.statements = session.getMapper(ReplayStatements.class);
  }

  void occupy(FamilyName family, Map<RecordKey, ViewKeys> rows) {
    if (!rows.isEmpty()) {
      List<Map.Entry<RecordKey, ViewKeys>> entries = List.copyOf(rows.entrySet());
      statements.occupy(
          family.value(),
          Column.texts(entries, entry -> entry.getKey().value()),
          Column.texts(entries, entry -> ViewKeysText.write(entry.getValue())));
    }
  }

  /** Puts events into the outbox once more, and notes it at their dead letters. */
  void publish(
      FamilyName family, List<KeptEvent> events, @Nullable UUID replay, @Nullable UUID redrive) {
    if (!events.isEmpty()) {
      AgainColumns columns = AgainColumns.of(replay, family, events);
      statements.publish(columns);
      statements.retry(columns.events(), columns.attempts(), redrive);
    }
  }
}
