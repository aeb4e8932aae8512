package dev.millrace.application.replay;

import dev.millrace.application.admission.Admission;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.replay.Preview;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.ReplayId;
import dev.millrace.domain.port.replay.ReplayTransaction;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@link ReplayRecords}: batch by batch, each published in one transaction under the locks of its
 * keys, so that what is taken in meanwhile comes after or is what is published.
 */
public final class ReplayingRecords implements ReplayRecords {

  private static final int BATCH = 500;

  private final Families families;
  private final Replays replays;
  private final Republications republications;
  private final Admission admission;
  private final Supplier<UUID> ids;

  /**
   * @param reader reads raw records as their source's client did
   */
  public ReplayingRecords(
      Families families,
      Replays replays,
      Schemas schemas,
      EventCodec codec,
      Function<Bytes, Optional<Document>> reader,
      Admission admission,
      Supplier<UUID> ids) {
    this.families = families;
    this.replays = replays;
    this.republications = new Republications(schemas, codec, reader);
    this.admission = admission;
    this.ids = ids;
  }

  @Override
  public Preview preview(Selection selection) {
    return replays.preview(known(selection));
  }

  @Override
  public Replay begin(Selection selection, String by) {
    return replays.begin(new ReplayId(ids.get()), known(selection), by);
  }

  private Selection known(Selection selection) {
    families.named(selection.family());
    return selection;
  }

  @Override
  public Step advance(ReplayId id, int most) {
    Replay replay =
        replays.find(id).orElseThrow(() -> new PermanentFailure("There is no replay " + id));
    if (replay.isOver()) {
      return new Step(replay, List.of(), null);
    }
    return admission
        .refusal()
        .map(full -> new Step(replay, List.of(), full))
        .orElseGet(() -> advance(replay, families.named(replay.family()), most));
  }

  private <R> Step advance(Replay replay, Family<R> family, int most) {
    Supplier<Republication<R>> republication = republications.of(family);
    return replays.inTransaction(
        replay.id(),
        transaction ->
            publish(transaction, transaction.next(Math.min(most, BATCH)), republication.get()));
  }

  private static <R> Step publish(
      ReplayTransaction transaction, List<KeptRecord> records, Republication<R> again) {
    if (records.isEmpty()) {
      return new Step(transaction.end(), List.of(), null);
    }
    records.forEach(again::add);
    transaction.occupy(again.occupied());
    Replay after = transaction.write(again.events(), again.lost().size());
    return new Step(after, again.lost(), null);
  }
}
