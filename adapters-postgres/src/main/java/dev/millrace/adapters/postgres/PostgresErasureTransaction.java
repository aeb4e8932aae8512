package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.erasure.ErasureTransaction;
import dev.millrace.domain.port.erasure.Erasures;
import dev.millrace.domain.port.erasure.Found;
import dev.millrace.domain.port.erasure.Remains;
import dev.millrace.domain.port.erasure.Tombstone;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

/** The statements of an erasure: locks first, the outbox last, as an intake has them. */
final class PostgresErasureTransaction implements ErasureTransaction {

  private final SqlSession session;
  private final ErasureStatements statements;
  private final FamilyName family;
  private final RecordKey key;
  private @Nullable RecordTraces traces;

  PostgresErasureTransaction(SqlSession session, FamilyName family, RecordKey key) {
    this.session = session;
    this.statements = session.getMapper(ErasureStatements.class);
    this.family = family;
    this.key = key;
  }

  @Override
  public Remains remains() {
    RecordTraces found = locked();
    VersionRow version = statements.version(family.value(), key.value());
    return new Remains(
        version == null ? null : version.toVersion(),
        session
            .getMapper(HistoryStatements.class)
            .contents(family.value(), key.value(), Erasures.MOST_CONTENTS)
            .stream()
            .map(ContentRow::toContent)
            .toList(),
        before(),
        Optional.ofNullable(statements.slot(family.value(), key.value())),
        session.getMapper(IntakeStatements.class).clockMicros(),
        found.found());
  }

  private Erasure before() {
    return statements.erasures(family.value(), key.value()).stream()
        .map(Erasure::parse)
        .reduce(Erasure.OF_NOBODY, Erasure::and);
  }

  /** Whoever brings a first version waits for the reserved place, or is waited for. */
  private RecordTraces locked() {
    RecordTraces known = traces;
    if (known == null) {
      do {
        statements.reserve(family.value(), key.value());
      } while (statements.lock(family.value(), key.value()) == null);
      statements.holdLetters();
      known = new RecordTraces(session, family, key);
      traces = known;
    }
    return known;
  }

  @Override
  public List<Found> erase(Tombstone tombstone) {
    RecordTraces found = locked();
    found.eraseFromPages();
    blankLetters();
    statements.blankEvents(
        family.value(), key.value(), OutboxRow.NOBODY.value(), Erasure.OF_NOBODY.text());
    statements.deleteVersion(family.value(), key.value());
    statements.note(family.value(), key.value(), PlainText.of(tombstone.by()));
    publish(tombstone);
    return found.found();
  }

  private void blankLetters() {
    List<DeadLetter> blank =
        statements.letters(family.value(), key.value()).stream()
            .map(row -> row.toLetter().blanked())
            .toList();
    if (!blank.isEmpty()) {
      statements.settle(LetterColumns.of(blank));
    }
  }

  private void publish(Tombstone tombstone) {
    statements.publish(
        tombstone.event().value(),
        family.value(),
        key.value(),
        family.topic(),
        tombstone.version(),
        tombstone.erasure().writeTime().micros(),
        RunId.NONE.value(),
        tombstone.slot(),
        tombstone.erasure().text());
  }

  /** A place that was reserved and not used is nobody's version. */
  void release() {
    statements.release(family.value(), key.value());
  }
}
