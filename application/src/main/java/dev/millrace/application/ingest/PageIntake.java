package dev.millrace.application.ingest;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.intake.LockedKeys;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.record.RecordKey;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes pages of a family in: locks their keys, tells new from known, and writes all of it.
 *
 * @param schema the one in which its events are written
 */
public record PageIntake<R>(
    Family<R> family, EventCodec codec, RegisteredSchema schema, Supplier<UUID> ids) {

  /** Takes a page in, and tells what became of its records. */
  public PageWrite take(IntakeTransaction transaction, RunId run, ParsedPage<R> page) {
    LockedKeys locked = transaction.lock(family.name(), keys(page.candidates()));
    PageWrite write = new PageFold<>(family, codec, schema, ids, run, locked).fold(page);
    transaction.write(write);
    return write;
  }

  private static <R> Set<RecordKey> keys(List<Candidate<R>> candidates) {
    Set<RecordKey> keys = new TreeSet<>();
    for (Candidate<R> candidate : candidates) {
      if (candidate instanceof Candidate.Fit<R> fit) {
        keys.add(fit.key());
      }
    }
    return keys;
  }
}
