package dev.millrace.domain.port.backfill;

import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.backfill.BackfillId;
import dev.millrace.domain.backfill.BackfillPlan;
import dev.millrace.domain.backfill.BackfillState;
import dev.millrace.domain.backfill.Place;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Backfills in memory. Safe for all threads. */
public final class InMemoryBackfills implements Backfills {

  private final Runs runs;
  private final InstantSource clock;
  private final Map<BackfillId, Backfill> known = new LinkedHashMap<>();
  private final Map<BackfillId, List<RunId>> started = new LinkedHashMap<>();

  public InMemoryBackfills(Runs runs, InstantSource clock) {
    this.runs = runs;
    this.clock = clock;
  }

  @Override
  public synchronized void submit(BackfillId id, BackfillPlan plan) {
    known.putIfAbsent(
        id,
        new Backfill(
            id, plan, BackfillState.RUNNING, plan.begin(), Map.of(), clock.instant(), null));
    started.putIfAbsent(id, new ArrayList<>());
  }

  @Override
  public synchronized Optional<Backfill> find(BackfillId id) {
    return Optional.ofNullable(known.get(id)).map(this::counted);
  }

  @Override
  public synchronized List<Backfill> newest(int limit) {
    List<Backfill> oldest = new ArrayList<>(known.values());
    List<Backfill> newest = new ArrayList<>();
    oldest.forEach(backfill -> newest.add(0, counted(backfill)));
    return newest.stream().limit(limit).toList();
  }

  @Override
  public synchronized List<Backfill> running() {
    return known.values().stream()
        .filter(backfill -> backfill.state() == BackfillState.RUNNING)
        .map(this::counted)
        .toList();
  }

  @Override
  public synchronized boolean start(BackfillId id, Place from, Place to, RunId run, RunPlan plan) {
    boolean moved = move(id, from, to);
    if (moved) {
      runs.submit(run, plan);
      started.getOrDefault(id, new ArrayList<>()).add(run);
    }
    return moved;
  }

  @Override
  public synchronized boolean move(BackfillId id, Place from, Place to) {
    Optional<Backfill> there =
        Optional.ofNullable(known.get(id))
            .filter(it -> it.state() == BackfillState.RUNNING && it.next().equals(from));
    there.ifPresent(it -> known.put(id, with(it, BackfillState.RUNNING, to, null)));
    return there.isPresent();
  }

  @Override
  public synchronized void finish(BackfillId id, Place at) {
    find(id)
        .filter(backfill -> backfill.state() == BackfillState.RUNNING)
        .filter(backfill -> backfill.next().equals(at) && backfill.active() == 0)
        .ifPresent(
            it ->
                known.put(
                    id,
                    with(
                        it,
                        it.runs(RunState.FETCHED) == started.getOrDefault(id, List.of()).size()
                            ? BackfillState.DONE
                            : BackfillState.FAILED,
                        at,
                        clock.instant())));
  }

  @Override
  public synchronized Optional<Backfill> pause(BackfillId id) {
    return change(id, BackfillState.RUNNING, BackfillState.PAUSED);
  }

  @Override
  public synchronized Optional<Backfill> resume(BackfillId id) {
    return change(id, BackfillState.PAUSED, BackfillState.RUNNING);
  }

  private Optional<Backfill> change(BackfillId id, BackfillState from, BackfillState to) {
    known.computeIfPresent(
        id, (same, it) -> it.state() == from ? with(it, to, it.next(), null) : it);
    return find(id);
  }

  @Override
  public synchronized Optional<Backfill> cancel(BackfillId id) {
    find(id).filter(backfill -> !backfill.state().isOver()).ifPresent(this::stop);
    return find(id);
  }

  private void stop(Backfill backfill) {
    known.put(
        backfill.id(), with(backfill, BackfillState.CANCELLED, backfill.next(), clock.instant()));
    started.getOrDefault(backfill.id(), List.of()).forEach(runs::cancel);
  }

  private Backfill counted(Backfill backfill) {
    Map<RunState, Long> counts =
        started.getOrDefault(backfill.id(), List.of()).stream()
            .map(runs::find)
            .flatMap(Optional::stream)
            .collect(Collectors.groupingBy(Run::state, Collectors.counting()));
    return new Backfill(
        backfill.id(),
        backfill.plan(),
        backfill.state(),
        backfill.next(),
        counts,
        backfill.submittedAt(),
        backfill.finishedAt());
  }

  private static Backfill with(
      Backfill backfill, BackfillState state, Place next, @Nullable Instant finishedAt) {
    return new Backfill(
        backfill.id(),
        backfill.plan(),
        state,
        next,
        backfill.runs(),
        backfill.submittedAt(),
        finishedAt);
  }
}
