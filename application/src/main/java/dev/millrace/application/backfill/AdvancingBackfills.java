package dev.millrace.application.backfill;

import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.backfill.BackfillPlan;
import dev.millrace.domain.backfill.Place;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.backfill.Backfills;
import dev.millrace.domain.port.backfill.HeldPages;
import dev.millrace.domain.port.run.RunPlan;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link AdvanceBackfills}: what is missing is asked for just before a run is started. */
public final class AdvancingBackfills implements AdvanceBackfills {

  /** So many pages are looked up at once. */
  private static final int LOOK_UP = 1_000;

  private final Backfills backfills;
  private final HeldPages held;
  private final Supplier<UUID> ids;

  /**
   * A step of a backfill.
   *
   * @param run what is fetched in it; null when all of it is held
   * @param next where it leads
   */
  private record Stretch(@Nullable RunPlan run, Place next) {}

  public AdvancingBackfills(Backfills backfills, HeldPages held, Supplier<UUID> ids) {
    this.backfills = backfills;
    this.held = held;
    this.ids = ids;
  }

  @Override
  public int advance() {
    return backfills.running().stream().mapToInt(this::advance).sum();
  }

  private int advance(Backfill backfill) {
    BackfillPlan plan = backfill.plan();
    long free = plan.concurrency() - backfill.active();
    Place at = backfill.next();
    int started = 0;
    while (started < free && !plan.isBehind(at)) {
      Stretch stretch = stretch(plan, at);
      if (!take(backfill, at, stretch)) {
        return started;
      }
      started += stretch.run() == null ? 0 : 1;
      at = stretch.next();
    }
    if (plan.isBehind(at) && backfill.active() + started == 0) {
      backfills.finish(backfill.id(), at);
    }
    return started;
  }

  private boolean take(Backfill backfill, Place at, Stretch stretch) {
    RunPlan run = stretch.run();
    return run == null
        ? backfills.move(backfill.id(), at, stretch.next())
        : backfills.start(backfill.id(), at, stretch.next(), new RunId(ids.get()), run);
  }

  private Stretch stretch(BackfillPlan plan, Place at) {
    RunPlan day = plan.day(at);
    if (!plan.missing()) {
      int last = plan.lastOfRun(at.page());
      return new Stretch(day.part(at.page(), last), plan.after(at, last));
    }
    int end = (int) Math.min(day.lastPage(), (long) at.page() + LOOK_UP - 1);
    return missing(plan, day, at, end);
  }

  /** The first gap among the pages up to one. */
  private Stretch missing(BackfillPlan plan, RunPlan day, Place at, int end) {
    Set<Integer> known = held.of(day.part(at.page(), end));
    int first = at.page();
    while (first <= end && known.contains(first)) {
      first++;
    }
    if (first > end) {
      return new Stretch(null, plan.after(at, end));
    }
    int most = Math.min(end, plan.lastOfRun(first));
    int last = first;
    while (last < most && !known.contains(last + 1)) {
      last++;
    }
    return new Stretch(day.part(first, last), plan.after(at, last));
  }
}
