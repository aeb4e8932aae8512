package dev.millrace.benchmarks.operators;

import java.util.List;

/** Gives out what is there a batch at a time, and begins again behind the last. */
final class Turns<T> {

  static final int BATCH = 500;

  /** So many are there in all: enough for the operators to know their key. */
  static final int MANY = 200 * BATCH;

  private final List<T> all;
  private int next;

  /**
   * @param all {@link #MANY}
   */
  Turns(List<T> all) {
    this.all = List.copyOf(all);
  }

  List<T> next() {
    int from = next;
    next = (from + BATCH) % all.size();
    return all.subList(from, from + BATCH);
  }

  /** Whether the last batch was the first of all. */
  boolean isFirst() {
    return next == BATCH;
  }
}
