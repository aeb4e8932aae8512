package dev.millrace.application.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * The durable folder of a query: which offsets each batch has (the offset log), how many batches
 * are done (the commit log), and the state after each.
 */
final class Checkpoint<S> {

  /** A stretch of a partition, from an offset to below another. */
  record Span(int partition, long from, long to) {}

  private final long generation;
  private final List<List<Span>> offsets = new ArrayList<>();
  private final List<S> states = new ArrayList<>();
  private final S empty;
  private int committed;

  Checkpoint(long generation, S empty) {
    this.generation = generation;
    this.empty = empty;
  }

  long generation() {
    return generation;
  }

  /** Whether every batch of the offset log is in the commit log. */
  boolean isSettled() {
    return committed == offsets.size();
  }

  int committed() {
    return committed;
  }

  /** The batch that was planned last. */
  int latest() {
    return offsets.size() - 1;
  }

  List<Span> spans(int batch) {
    return offsets.get(batch);
  }

  void plan(List<Span> spans) {
    offsets.add(List.copyOf(spans));
  }

  /** The first offset of a partition that no batch has. */
  long planned(int partition) {
    long end = 0;
    for (List<Span> batch : offsets) {
      for (Span span : batch) {
        end = span.partition() == partition ? span.to() : end;
      }
    }
    return end;
  }

  /** The state that a batch begins with: that of the one before, however often it is repeated. */
  S before(int batch) {
    return batch == 0 ? empty : states.get(batch - 1);
  }

  /** Keeps the state after a batch; one of an earlier attempt at it is replaced. */
  void keep(int batch, S state) {
    if (states.size() > batch) {
      states.set(batch, state);
    } else {
      states.add(state);
    }
  }

  void commit() {
    committed = offsets.size();
  }
}
