package dev.millrace.adapters.http.api;

import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.port.run.RunState;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A backfill as it is shown, by commands too. */
public final class BackfillFields {

  private BackfillFields() {}

  public static Map<String, Object> of(Backfill backfill) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("backfill", backfill.id().toString());
    fields.put("state", backfill.state().name());
    fields.putAll(RunFields.of(backfill.plan().plan()));
    fields.put("days", backfill.plan().days().stream().map(LocalDate::toString).toList());
    fields.put("missing", backfill.plan().missing());
    fields.put("concurrency", backfill.plan().concurrency());
    fields.put("nextDay", backfill.next().day());
    fields.put("nextPage", backfill.next().page());
    fields.put("runs", runs(backfill));
    fields.put("submittedAt", backfill.submittedAt().toString());
    fields.put(
        "finishedAt", backfill.finishedAt() == null ? null : backfill.finishedAt().toString());
    return fields;
  }

  private static Map<String, Object> runs(Backfill backfill) {
    Map<String, Object> runs = new LinkedHashMap<>();
    for (RunState state : RunState.values()) {
      runs.put(state.name().toLowerCase(Locale.ROOT), backfill.runs(state));
    }
    return runs;
  }
}
