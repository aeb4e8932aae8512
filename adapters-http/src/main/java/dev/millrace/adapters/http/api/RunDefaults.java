package dev.millrace.adapters.http.api;

import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import java.net.URI;

/** What a run is when the one who starts it does not say. */
public record RunDefaults(FamilyName family, URI source, String seed, int pageSize) {

  /** The same for runs of days: each has a seed of its own. */
  RunDefaults dated() {
    return new RunDefaults(family, source, seed + "-" + RunPlan.DATE, pageSize);
  }
}
