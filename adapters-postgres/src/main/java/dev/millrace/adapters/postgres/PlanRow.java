package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import java.net.URI;

/** The columns that hold a plan. */
record PlanRow(
    String family,
    String source,
    String seed,
    long records,
    int pageSize,
    int firstPage,
    boolean allowEmpty) {

  static PlanRow of(RunPlan plan) {
    return new PlanRow(
        plan.family().value(),
        plan.source().toString(),
        plan.seed(),
        plan.records(),
        plan.pageSize(),
        plan.firstPage(),
        plan.allowEmpty());
  }

  RunPlan toPlan() {
    return new RunPlan(
        new FamilyName(family), URI.create(source), seed, records, pageSize, firstPage, allowEmpty);
  }
}
