package dev.millrace.domain.port.run;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.testing.Changes;
import dev.millrace.domain.testing.InMemoryStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs in memory. The schedule is whoever asks {@link #newest}. */
public final class InMemoryRuns implements Runs {

  private final InMemoryStore store;

  public InMemoryRuns(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void submit(RunId id, RunPlan plan) {
    store.add(new Run(id, plan, RunState.SUBMITTED, 1, 0, null, store.now(), null, Drift.NONE));
  }

  @Override
  public Optional<Run> find(RunId id) {
    return store.run(id);
  }

  @Override
  public List<Run> newest(int limit) {
    List<Run> runs = new ArrayList<>(store.runs());
    Collections.reverse(runs);
    runs.sort(Comparator.comparing(Run::submittedAt).reversed());
    return runs.stream().limit(limit).toList();
  }

  @Override
  public Run begin(RunId id) {
    return store.change(id, run -> run.state().isOver() ? run : Changes.begun(run));
  }

  @Override
  public void fetched(RunId id) {
    store.change(id, run -> Changes.ended(run, RunState.FETCHED, null, store.now()));
  }

  @Override
  public void failed(RunId id, String problem, boolean last) {
    store.change(
        id,
        run ->
            run.state() == RunState.FETCHED
                ? run
                : Changes.ended(
                    run, last ? RunState.FAILED : run.state(), problem, last ? store.now() : null));
  }
}
