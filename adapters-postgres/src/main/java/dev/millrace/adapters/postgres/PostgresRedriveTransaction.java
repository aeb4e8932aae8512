package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.deadletter.DeadEvent;
import dev.millrace.domain.port.deadletter.DeadPiece;
import dev.millrace.domain.port.deadletter.DeadRecord;
import dev.millrace.domain.port.deadletter.LetterFilter;
import dev.millrace.domain.port.deadletter.Redrive;
import dev.millrace.domain.port.deadletter.RedriveId;
import dev.millrace.domain.port.deadletter.RedriveTransaction;
import dev.millrace.domain.port.replay.KeptEvent;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.session.SqlSession;

/** The statements of a redrive's step, in the order of a replay's: locks first, the outbox last. */
final class PostgresRedriveTransaction implements RedriveTransaction {

  private final LetterStatements letters;
  private final KeptReader reader;
  private final Republishing republishing;

  PostgresRedriveTransaction(SqlSession session) {
    this.letters = session.getMapper(LetterStatements.class);
    this.reader = new KeptReader(session);
    this.republishing = new Republishing(session);
  }

  @Override
  public Optional<DeadPiece> next(
      LetterFilter filter, FamilyName family, long above, long upTo, int limit) {
    List<LetterRow> rows = letters.open(LetterQuery.of(filter), family.value(), above, upTo, limit);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Map<Long, DeadEvent> named = new LinkedHashMap<>();
    rows.forEach(row -> row.toEvent().ifPresent(event -> named.put(row.number(), event)));
    Map<String, Long> oldest = new LinkedHashMap<>();
    named.values().forEach(event -> oldest.merge(key(event), event.version(), Math::min));
    KeptReader.Kept kept = reader.lockAndRead(family, names(oldest));
    List<LetterRow> told = upToTheFirstThatIsNotHeld(rows, named, kept.records());
    return Optional.of(piece(told, named, kept.records()));
  }

  private static List<NamedRow> names(Map<String, Long> oldest) {
    List<NamedRow> names = new ArrayList<>();
    oldest.forEach((key, version) -> names.add(new NamedRow(key, version)));
    return names;
  }

  /** So that all up to a number are dealt with, and none of the others. */
  private static List<LetterRow> upToTheFirstThatIsNotHeld(
      List<LetterRow> rows, Map<Long, DeadEvent> named, List<KeptRecord> records) {
    Set<String> held = new HashSet<>();
    records.forEach(record -> held.add(record.key().value()));
    List<LetterRow> told = new ArrayList<>();
    for (LetterRow row : rows) {
      DeadEvent event = named.get(row.number());
      if (event != null && !held.contains(key(event))) {
        break;
      }
      told.add(row);
    }
    return told;
  }

  private DeadPiece piece(
      List<LetterRow> told, Map<Long, DeadEvent> named, List<KeptRecord> records) {
    Set<Long> open = new HashSet<>(letters.stillOpen(Column.longs(told, LetterRow::number)));
    Map<String, List<DeadEvent>> byKey = new HashMap<>();
    List<Long> nameless = new ArrayList<>();
    for (LetterRow row : told) {
      DeadEvent event = named.get(row.number());
      if (event == null) {
        nameless.add(row.number());
      } else if (open.contains(row.number())) {
        byKey.computeIfAbsent(key(event), key -> new ArrayList<>()).add(event);
      }
    }
    List<DeadRecord> dead = new ArrayList<>();
    for (KeptRecord record : records) {
      List<DeadEvent> events = byKey.get(record.key().value());
      if (events != null) {
        dead.add(new DeadRecord(record, events));
      }
    }
    return new DeadPiece(told.get(told.size() - 1).number(), dead, nameless);
  }

  private static String key(DeadEvent event) {
    return event.letter().recordKey().orElseThrow().value();
  }

  @Override
  public void occupy(FamilyName family, Map<RecordKey, ViewKeys> rows) {
    republishing.occupy(family, rows);
  }

  @Override
  public Redrive write(
      RedriveId redrive, FamilyName family, List<KeptEvent> events, int count, int refused) {
    republishing.publish(family, events, null, redrive.value());
    letters.move(redrive.value(), count, events.size(), refused);
    RedriveRow moved = letters.redrive(redrive.value());
    if (moved == null) {
      throw new PermanentFailure("There is no redrive " + redrive);
    }
    return moved.toRedrive();
  }
}
