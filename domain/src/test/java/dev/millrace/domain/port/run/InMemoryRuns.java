package dev.millrace.domain.port.run;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.testing.Changes;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.testing.InMemoryTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs in memory. The schedule is whoever asks {@link #newest}. */
public final class InMemoryRuns implements Runs {

  private final InMemoryStore store;

  public InMemoryRuns(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void submit(RunId id, RunPlan plan) {
    store.add(
        new Run(
            id,
            plan,
            RunState.SUBMITTED,
            plan.firstPage(),
            0,
            null,
            store.now(),
            null,
            Drift.NONE));
  }

  @Override
  public Optional<Run> find(RunId id) {
    return store.run(id);
  }

  @Override
  public List<Run> newest(int limit) {
    return newestFirst().limit(limit).toList();
  }

  @Override
  public List<Run> before(RunId run, int limit) {
    return newestFirst().dropWhile(one -> !one.id().equals(run)).skip(1).limit(limit).toList();
  }

  private Stream<Run> newestFirst() {
    List<Run> runs = new ArrayList<>(store.runs());
    Collections.reverse(runs);
    runs.sort(Comparator.comparing(Run::submittedAt).reversed());
    return runs.stream();
  }

  @Override
  public Map<RunState, Long> counts() {
    return store.runs().stream().collect(Collectors.groupingBy(Run::state, Collectors.counting()));
  }

  @Override
  public Run begin(RunId id) {
    return store.change(id, run -> run.state().isOver() ? run : Changes.begun(run));
  }

  @Override
  public void fetched(RunId id) {
    store.change(
        id,
        run ->
            run.state().isOver() ? run : Changes.ended(run, RunState.FETCHED, null, store.now()));
  }

  @Override
  public void failed(RunId id, String problem, boolean last) {
    store.change(
        id,
        run ->
            run.state().isOver()
                ? run
                : Changes.ended(
                    run, last ? RunState.FAILED : run.state(), problem, last ? store.now() : null));
  }

  @Override
  public void paused(RunId id, String reason) {
    store.change(id, run -> run.state() == RunState.RUNNING ? Changes.paused(run, reason) : run);
  }

  @Override
  public Optional<Run> cancel(RunId id) {
    if (store.run(id).isEmpty()) {
      return Optional.empty();
    }
    InMemoryTransaction transaction = store.begin();
    try {
      transaction.lock(id);
      return Optional.of(store.change(id, run -> cancelled(run, store.now())));
    } finally {
      transaction.commit();
    }
  }

  private static Run cancelled(Run run, Instant now) {
    return run.state().isOver() ? run : Changes.ended(run, RunState.CANCELLED, run.problem(), now);
  }

  @Override
  public int closeCollecting(FamilyName family) {
    List<Run> open =
        store.runs().stream()
            .filter(run -> run.plan().isCollected() && run.plan().family().equals(family))
            .filter(run -> !run.state().isOver())
            .toList();
    open.forEach(run -> locked(run.id(), () -> fetched(run.id())));
    return open.size();
  }

  private void locked(RunId id, Runnable change) {
    InMemoryTransaction transaction = store.begin();
    try {
      transaction.lock(id);
      change.run();
    } finally {
      transaction.commit();
    }
  }
}
