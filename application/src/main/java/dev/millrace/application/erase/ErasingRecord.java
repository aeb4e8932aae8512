package dev.millrace.application.erase;

import dev.millrace.application.erase.Proof.Kept;
import dev.millrace.application.erase.Proof.Topic;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.Versioning;
import dev.millrace.domain.port.audit.Audit;
import dev.millrace.domain.port.audit.Deed;
import dev.millrace.domain.port.audit.Ending;
import dev.millrace.domain.port.erasure.Erased;
import dev.millrace.domain.port.erasure.ErasureTransaction;
import dev.millrace.domain.port.erasure.Erasures;
import dev.millrace.domain.port.erasure.Found;
import dev.millrace.domain.port.erasure.Remains;
import dev.millrace.domain.port.erasure.Sought;
import dev.millrace.domain.port.erasure.Tombstone;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.RowKey;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * {@link EraseRecord}: looks everywhere, then takes the record away in one transaction under its
 * key's lock, which puts the null value into the outbox, too. The audit has who asked for it, and
 * by which event it was done, but not of whom.
 */
public final class ErasingRecord implements EraseRecord {

  private final Families families;
  private final Erasures erasures;
  private final RemainingRows remaining;
  private final RemainingEvents behind;
  private final Audit audit;
  private final Supplier<UUID> ids;

  public ErasingRecord(
      Families families,
      Erasures erasures,
      RemainingRows remaining,
      RemainingEvents behind,
      Audit audit,
      Supplier<UUID> ids) {
    this.families = families;
    this.erasures = erasures;
    this.remaining = remaining;
    this.behind = behind;
    this.audit = audit;
    this.ids = ids;
  }

  @Override
  public Proof look(FamilyName family, RecordKey key) {
    Family<?> known = families.named(family);
    RecordKey written = written(known, key);
    remaining.learn(family);
    return erasures.seek(family, written, sought -> look(known, written, sought.remains()));
  }

  private Proof look(Family<?> family, RecordKey key, Remains remains) {
    FamilyName name = family.name();
    Set<RowKey> rows = remaining.rows(family, key, remains);
    return new Proof(
        name,
        key,
        erasures.erased(name, key).orElse(null),
        null,
        rows,
        remains.found().stream().map(ErasingRecord::kept).toList(),
        behind.topic(family, key, null),
        behind.views(family, rows));
  }

  @Override
  public Proof erase(FamilyName name, RecordKey key, String by) {
    Family<?> family = families.named(name);
    RecordKey written = written(family, key);
    remaining.learn(name);
    return again(erasures.seek(name, written, sought -> erase(family, written, sought, by)));
  }

  private Proof erase(Family<?> family, RecordKey key, Sought sought, String by) {
    Proof before = look(family, key, sought.remains());
    EventId tombstone = new EventId(ids.get());
    long number = audit.asked(new Deed(by, "erase a record of " + family.name(), ""));
    return noted(
        number,
        tombstone,
        () -> sought.inTransaction(work -> erase(work, family, before, tombstone, by)));
  }

  private Proof noted(long number, EventId tombstone, Supplier<Proof> erasing) {
    Ending ending = Ending.FAILED;
    try {
      Proof proof = erasing.get();
      ending = Ending.DONE;
      return proof;
    } catch (OutcomeUnknown unknown) {
      ending = Ending.UNKNOWN;
      throw unknown;
    } finally {
      audit.ended(number, ending, "event " + tombstone);
    }
  }

  /**
   * What came since it was looked goes, too; the proof then tells it as if it had been there. An
   * erasure before may have yet to be published: this one takes its place, and its time.
   */
  private Proof erase(
      ErasureTransaction transaction,
      Family<?> family,
      Proof before,
      EventId tombstone,
      String by) {
    Remains remains = transaction.remains();
    Set<RowKey> rows = new HashSet<>(before.rows());
    rows.addAll(remaining.rows(family, before.key(), remains));
    Erasure erasure =
        new Erasure(Versioning.nextWriteTime(remains.latest(), remains.clockMicros()), rows)
            .and(remains.before());
    List<Found> left =
        transaction.erase(
            new Tombstone(
                tombstone,
                remaining.slot(family, before.key(), remains),
                Versioning.nextVersion(remains.latest()),
                erasure,
                by));
    return new Proof(
        before.family(),
        before.key(),
        new Erased(erasure.writeTime().instant(), by),
        tombstone,
        rows,
        stores(remains.found(), left),
        before.topic(),
        before.views());
  }

  @Override
  public Proof again(Proof proof) {
    Family<?> family = families.named(proof.family());
    List<Kept> now = Kept.now(proof.views(), behind.views(family, proof.rows()));
    boolean isOut = now.stream().allMatch(kept -> kept.now() == 0);
    return new Proof(
        proof.family(),
        proof.key(),
        proof.erased(),
        proof.tombstone(),
        proof.rows(),
        proof.stores(),
        isOut ? now(family, proof) : proof.topic(),
        now);
  }

  private Topic now(Family<?> family, Proof proof) {
    return proof.topic().now(behind.topic(family, proof.key(), proof.tombstone()));
  }

  /** As the records of the family have it: the text of the first view's key. */
  private static RecordKey written(Family<?> family, RecordKey key) {
    Column column = family.views().get(0).partitionKey().get(0);
    try {
      return new RecordKey(column.type().parse(key.value()).toString());
    } catch (RuntimeException other) {
      throw new IllegalArgumentException(
          "No record of %s has the key %s: it is a %s"
              .formatted(family.name(), key, column.type().name().toLowerCase(Locale.ROOT)),
          other);
    }
  }

  private static Kept kept(Found found) {
    return new Kept(found.store().name(), found.store().inWords(), found.count(), found.count());
  }

  private static List<Kept> stores(List<Found> before, List<Found> left) {
    return Kept.now(
        before.stream().map(ErasingRecord::kept).toList(),
        left.stream().map(ErasingRecord::kept).toList());
  }
}
