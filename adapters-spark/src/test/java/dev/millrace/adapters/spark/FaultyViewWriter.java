package dev.millrace.adapters.spark;

import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Writes to views in memory, but fails a flush for each failure that is planned. */
final class FaultyViewWriter implements ViewWriter {

  private final InMemoryViews views;
  private final Queue<RuntimeException> planned;
  private final List<Mutation> taken = new ArrayList<>();

  FaultyViewWriter(InMemoryViews views, Queue<RuntimeException> planned) {
    this.views = views;
    this.planned = planned;
  }

  @Override
  public void write(List<Mutation> mutations) {
    taken.addAll(mutations);
  }

  /** Half of what was taken is written when a flush fails, as a cluster may do. */
  @Override
  public void flush() {
    RuntimeException failure = planned.poll();
    taken.subList(0, failure == null ? taken.size() : taken.size() / 2).forEach(views::apply);
    taken.clear();
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {}
}
