package dev.millrace.application.ingest;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.Runs;
import java.util.UUID;
import java.util.function.Supplier;

/** {@link SubmitRun} over the stored runs. */
public final class SubmittingRun implements SubmitRun {

  private final Families families;
  private final Runs runs;
  private final Supplier<UUID> ids;

  public SubmittingRun(Families families, Runs runs, Supplier<UUID> ids) {
    this.families = families;
    this.runs = runs;
    this.ids = ids;
  }

  @Override
  public RunId submit(RunPlan plan) {
    RunId id = new RunId(ids.get());
    submit(id, plan);
    return id;
  }

  @Override
  public void submit(RunId id, RunPlan plan) {
    families.named(plan.family());
    plan.requireAskable();
    requireOneSeed(plan);
    runs.submit(id, plan);
  }

  private static void requireOneSeed(RunPlan plan) {
    if (plan.isDated()) {
      throw new IllegalArgumentException(
          RunPlan.DATE
              + " stands for a day in the seeds of schedules and of backfills of days; a run has a"
              + " seed without it");
    }
  }
}
