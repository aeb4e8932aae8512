package dev.millrace.domain.port.rebuild;

import dev.millrace.domain.rebuild.Goal;
import dev.millrace.domain.rebuild.Rebuild;
import dev.millrace.domain.rebuild.RebuildId;
import dev.millrace.domain.rebuild.RebuildState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rebuilds in memory. Safe for all threads. */
public final class InMemoryRebuilds implements Rebuilds {

  private final InstantSource clock;
  private final Map<RebuildId, Rebuild> known = new LinkedHashMap<>();

  public InMemoryRebuilds(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Rebuild submit(RebuildId id, String view, Goal goal) {
    return find(id)
        .or(() -> notOver(view))
        .orElseGet(
            () -> {
              Rebuild fresh = Rebuild.submitted(id, view, goal, clock.instant());
              known.put(id, fresh);
              return fresh;
            });
  }

  private Optional<Rebuild> notOver(String view) {
    return known.values().stream()
        .filter(rebuild -> rebuild.view().equals(view) && !rebuild.state().isOver())
        .findFirst();
  }

  @Override
  public synchronized Optional<Rebuild> find(RebuildId id) {
    return Optional.ofNullable(known.get(id));
  }

  @Override
  public synchronized List<Rebuild> newest(int limit) {
    List<Rebuild> newest = new ArrayList<>();
    known.values().forEach(rebuild -> newest.add(0, rebuild));
    return newest.stream().limit(limit).toList();
  }

  @Override
  public synchronized List<Rebuild> running() {
    return known.values().stream()
        .filter(rebuild -> rebuild.state() == RebuildState.RUNNING)
        .toList();
  }

  @Override
  public synchronized Optional<Rebuild> note(Rebuild rebuild) {
    Optional<Rebuild> noted =
        find(rebuild.id()).filter(it -> it.number() == rebuild.number()).map(it -> next(rebuild));
    noted.ifPresent(it -> known.put(it.id(), it));
    return noted;
  }

  private Rebuild next(Rebuild rebuild) {
    return new Rebuild(
        rebuild.id(),
        rebuild.view(),
        rebuild.goal(),
        rebuild.state(),
        rebuild.number() + 1,
        rebuild.progress(),
        rebuild.unmapped(),
        rebuild.compared(),
        rebuild.problem(),
        rebuild.submittedAt(),
        rebuild.state().isOver() ? clock.instant() : null);
  }
}
