package dev.millrace.application.backfill;

import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.backfill.BackfillId;
import dev.millrace.domain.backfill.BackfillPlan;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.backfill.Backfills;
import java.util.Optional;

/** {@link KeepBackfills} over the stored ones. */
public final class KeepingBackfills implements KeepBackfills {

  private final Families families;
  private final Backfills backfills;

  public KeepingBackfills(Families families, Backfills backfills) {
    this.families = families;
    this.backfills = backfills;
  }

  @Override
  public Backfill submit(BackfillId id, BackfillPlan plan) {
    families.named(plan.plan().family());
    plan.plan().requireAskable();
    backfills.submit(id, plan);
    return backfills.find(id).orElseThrow();
  }

  @Override
  public Optional<Backfill> pause(BackfillId id) {
    return backfills.pause(id);
  }

  @Override
  public Optional<Backfill> resume(BackfillId id) {
    return backfills.resume(id);
  }

  @Override
  public Optional<Backfill> cancel(BackfillId id) {
    return backfills.cancel(id);
  }
}
