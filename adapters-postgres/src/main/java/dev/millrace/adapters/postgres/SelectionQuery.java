package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.record.RecordKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A selection as the parameters of statements: of a run, of keys, or of a range, the others null.
 */
record SelectionQuery(
    String family,
    @Nullable UUID run,
    @Nullable Column keys,
    @Nullable Instant from,
    @Nullable Instant to) {

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  static SelectionQuery of(Selection selection) {
    String family = selection.family().value();
    if (selection instanceof Selection.OfRun run) {
      return new SelectionQuery(family, run.run().value(), null, null, null);
    }
    if (selection instanceof Selection.OfKeys keys) {
      Column texts = Column.texts(List.copyOf(keys.keys()), RecordKey::value);
      return new SelectionQuery(family, null, texts, null, null);
    }
    Selection.OfRange range = (Selection.OfRange) selection;
    return new SelectionQuery(family, null, null, storable(range.from()), storable(range.to()));
  }

  /** Nothing is from another time, and the database does not take every one. */
  static Instant storable(Instant time) {
    Instant late = time.isAfter(LAST) ? LAST : time;
    return late.isBefore(Instant.EPOCH) ? Instant.EPOCH : late;
  }
}
