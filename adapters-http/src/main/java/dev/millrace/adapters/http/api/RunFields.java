package dev.millrace.adapters.http.api;

import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Drift;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a run, its plan and its ledger are shown; the commands show them so, too. */
public final class RunFields {

  private RunFields() {}

  public static Map<String, Object> of(Run run) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("run", run.id().toString());
    fields.putAll(of(run.plan()));
    fields.put("state", run.state().name());
    fields.put("pagesStored", run.pagesStored());
    fields.put("pages", run.pages());
    fields.put("attempts", run.attempts());
    fields.put("problem", run.problem());
    fields.put("drift", of(run.drift()));
    fields.put("submittedAt", run.submittedAt().toString());
    fields.put("finishedAt", run.finishedAt() == null ? null : run.finishedAt().toString());
    return fields;
  }

  public static Map<String, Object> of(RunPlan plan) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("family", plan.family().value());
    fields.put("source", plan.source().toString());
    fields.put("seed", plan.seed());
    fields.put("records", plan.records());
    fields.put("pageSize", plan.pageSize());
    fields.put("firstPage", plan.firstPage());
    fields.put("allowEmpty", plan.allowEmpty());
    return fields;
  }

  /** The paths of fields that are new or missing against the source's earlier runs. */
  public static Map<String, Object> of(Drift drift) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("new", drift.added());
    fields.put("missing", drift.missing());
    fields.put("cut", drift.isCut());
    return fields;
  }

  public static Map<String, Object> of(Sheet sheet) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("settled", sheet.isSettled());
    fields.put("fetched", sheet.fetched());
    fields.put("stored", sheet.stored());
    fields.put("newVersions", sheet.newVersions());
    fields.put("duplicates", sheet.duplicates());
    fields.put("conflicts", sheet.conflicts());
    fields.put("quarantined", sheet.quarantined());
    fields.put("published", sheet.published());
    fields.put("served", sheet.served());
    fields.put("deadLettered", sheet.deadLettered());
    return fields;
  }
}
