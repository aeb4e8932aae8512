package dev.millrace.application.redrive;

import dev.millrace.application.admission.Admission;
import dev.millrace.application.replay.Republication;
import dev.millrace.application.replay.Republications;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.deadletter.DeadPiece;
import dev.millrace.domain.port.deadletter.LetterFilter;
import dev.millrace.domain.port.deadletter.Redrive;
import dev.millrace.domain.port.deadletter.RedriveId;
import dev.millrace.domain.port.deadletter.RedriveTransaction;
import dev.millrace.domain.port.deadletter.Redrives;
import dev.millrace.domain.record.FamilyName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@link RedriveLetters}: batch by batch, each in one transaction under the locks of its records.
 */
public final class RedrivingLetters implements RedriveLetters {

  private static final int BATCH = 500;

  private final Families families;
  private final Redrives redrives;
  private final Republications republications;
  private final Admission admission;
  private final Supplier<UUID> ids;

  public RedrivingLetters(
      Families families,
      Redrives redrives,
      Republications republications,
      Admission admission,
      Supplier<UUID> ids) {
    this.families = families;
    this.redrives = redrives;
    this.republications = republications;
    this.admission = admission;
    this.ids = ids;
  }

  @Override
  public List<FamilyName> families(LetterFilter filter) {
    FamilyName one = filter.family();
    return one == null
        ? families.all().stream().map(Family::name).toList()
        : List.of(families.named(one).name());
  }

  @Override
  public Redrive begin(LetterFilter filter, boolean forced, String by) {
    return redrives.begin(new RedriveId(ids.get()), filter, forced, by);
  }

  @Override
  public Redrive end(RedriveId redrive) {
    return redrives.end(redrive);
  }

  @Override
  public RedriveStep preview(
      LetterFilter filter, boolean forced, FamilyName family, long above, int most) {
    Part part = new Part(filter, forced, above, Long.MAX_VALUE, most);
    return step(null, part, families.named(family));
  }

  @Override
  public RedriveStep advance(
      Redrive redrive, LetterFilter filter, FamilyName family, long above, int most) {
    Part part = new Part(filter, redrive.forced(), above, redrive.upTo(), most);
    return admission
        .refusal()
        .map(full -> new RedriveStep(above, false, List.of(), 0, List.of(), full))
        .orElseGet(() -> step(redrive.id(), part, families.named(family)));
  }

  private record Part(LetterFilter filter, boolean forced, long above, long upTo, int most) {}

  private <R> RedriveStep step(@Nullable RedriveId redrive, Part part, Family<R> family) {
    Supplier<Republication<R>> republication = republications.of(family);
    return redrives.inTransaction(
        transaction -> {
          Optional<DeadPiece> piece =
              transaction.next(
                  part.filter(),
                  family.name(),
                  part.above(),
                  part.upTo(),
                  Math.min(part.most(), BATCH));
          Judgement<R> judgement = new Judgement<>(republication, part.forced());
          piece.ifPresent(judgement::add);
          if (redrive != null && piece.isPresent()) {
            write(transaction, redrive, family.name(), judgement);
          }
          return told(piece.map(DeadPiece::upTo).orElse(part.above()), piece.isEmpty(), judgement);
        });
  }

  private static void write(
      RedriveTransaction transaction,
      RedriveId redrive,
      FamilyName family,
      Judgement<?> judgement) {
    transaction.occupy(family, judgement.occupied());
    transaction.write(
        redrive,
        family,
        judgement.events(),
        judgement.redriven().size(),
        judgement.refused().size());
  }

  private static RedriveStep told(long upTo, boolean isLast, Judgement<?> judgement) {
    return new RedriveStep(
        upTo, isLast, judgement.redriven(), judgement.events().size(), judgement.refused(), null);
  }
}
