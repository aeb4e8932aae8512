package dev.millrace.adapters.http.api;

import dev.millrace.domain.rebuild.Compared;
import dev.millrace.domain.rebuild.Rebuild;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rebuild as it is shown. */
final class RebuildFields {

  private RebuildFields() {}

  static Map<String, @Nullable Object> of(Rebuild rebuild) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("rebuild", rebuild.id().toString());
    fields.put("view", rebuild.view());
    fields.put("goal", rebuild.goal().name());
    fields.put("state", rebuild.state().name());
    fields.put("work", rebuild.progress().work().name());
    fields.put("done", rebuild.progress().done());
    fields.put("total", rebuild.progress().total());
    fields.put("unmapped", rebuild.unmapped());
    fields.put("comparison", comparison(rebuild.compared()));
    fields.put("problem", rebuild.problem());
    fields.put("submittedAt", rebuild.submittedAt().toString());
    fields.put("finishedAt", rebuild.finishedAt() == null ? null : rebuild.finishedAt().toString());
    return fields;
  }

  private static @Nullable Map<String, Object> comparison(@Nullable Compared compared) {
    if (compared == null) {
      return null;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("table", compared.table());
    fields.put("live", compared.live());
    fields.put("rebuilt", compared.rebuilt());
    fields.put("equal", compared.equal());
    fields.put("missing", compared.missing());
    fields.put("changed", compared.changed());
    fields.put("stale", compared.stale());
    return fields;
  }
}
