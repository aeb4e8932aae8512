package dev.millrace.domain.testing;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.Drift;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields that runs brought, and what was seen of each source before each run. */
final class SeenFields {

  private final Map<List<String>, Set<String>> bySource = new HashMap<>();
  private final Map<RunId, Set<String>> before = new HashMap<>();
  private final Map<RunId, Set<String>> byRun = new HashMap<>();

  void submitted(Run run) {
    before.computeIfAbsent(run.id(), id -> Set.copyOf(ofSource(run.plan())));
  }

  void brought(Run run, Set<String> fields) {
    ofSource(run.plan()).addAll(fields);
    byRun.computeIfAbsent(run.id(), id -> new HashSet<>()).addAll(fields);
  }

  Drift drift(Run run) {
    return Drift.between(
        before.getOrDefault(run.id(), Set.of()),
        byRun.getOrDefault(run.id(), Set.of()),
        run.state().isOver());
  }

  private Set<String> ofSource(RunPlan plan) {
    String address = plan.source().toString().split("\\?", 2)[0];
    return bySource.computeIfAbsent(
        List.of(plan.family().value(), address), source -> new HashSet<>());
  }
}
