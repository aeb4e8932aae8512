package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.erasure.ErasureTransaction;
import dev.millrace.domain.port.erasure.Found;
import dev.millrace.domain.port.erasure.Remains;
import dev.millrace.domain.port.erasure.Tombstone;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.List;
import java.util.stream.Stream;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

/**
 * The statements of an erasure: the key's lock first, then the outbox, as an intake has them, and
 * the dead letters last.
 */
final class PostgresErasureTransaction implements ErasureTransaction {

  private final SqlSession session;
  private final ErasureStatements statements;
  private final FamilyName family;
  private final RecordKey key;
  private final Mentions mentions;
  private @Nullable RecordTraces traces;

  PostgresErasureTransaction(
      SqlSession session, FamilyName family, RecordKey key, Mentions mentions) {
    this.session = session;
    this.statements = session.getMapper(ErasureStatements.class);
    this.family = family;
    this.key = key;
    this.mentions = mentions;
  }

  @Override
  public Remains remains() {
    return locked().remains();
  }

  /** Whoever brings a first version waits for the reserved place, or is waited for. */
  private RecordTraces locked() {
    RecordTraces known = traces;
    if (known == null) {
      do {
        statements.reserve(family.value(), key.value());
      } while (statements.lock(family.value(), key.value()) == null);
      Mentions all = mentions.and(session.getMapper(MentionStatements.class), family, key);
      known = new RecordTraces(session, family, key, all);
      traces = known;
    }
    return known;
  }

  /** What others wait for who have nothing to do with this record is locked last. */
  @Override
  public List<Found> erase(Tombstone tombstone) {
    RecordTraces found = locked();
    found.eraseFromPages();
    statements.blankEvents(family.value(), key.value(), OutboxRow.NOBODY, Erasure.OF_NOBODY.text());
    statements.deleteVersion(family.value(), key.value());
    statements.note(family.value(), key.value(), PlainText.of(tombstone.by()));
    publish(tombstone);
    List<FoundRow> left = found.inRows().toList();
    blankLetters();
    return RecordTraces.found(Stream.concat(left.stream(), found.letters()));
  }

  private void blankLetters() {
    statements.holdLetters();
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
