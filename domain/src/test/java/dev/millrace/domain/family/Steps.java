package dev.millrace.domain.family;

import dev.millrace.domain.port.serving.InMemoryViews;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The ports of one task, at whose n-th call something else happens first. What is written stands in
 * the tables when it is flushed, and not before; what is half flushed stands there by halves.
 */
final class Steps implements ViewWriter, ServedPartitions {

  static final Position POSITION = new Position("millrace.some", 0, 0);

  /** A process that ends in the middle. */
  static final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final InMemoryViews tables;
  private final int step;
  private final Runnable happening;
  private final List<Mutation> taken = new ArrayList<>();
  private int calls;
  private int reads;

  Steps(InMemoryViews tables, int step, Runnable happening) {
    this.tables = tables;
    this.step = step;
    this.happening = happening;
  }

  int reads() {
    return reads;
  }

  /** What was to happen at a call that was never made happens now. */
  void end() {
    if (calls <= step) {
      happening.run();
    }
  }

  @Override
  public void write(List<Mutation> mutations) {
    taken.addAll(mutations);
  }

  @Override
  public void flush() {
    happen();
    int half = taken.size() / 2;
    tables.write(taken.subList(half, taken.size()));
    happen();
    tables.write(taken.subList(0, half));
    taken.clear();
    happen();
  }

  @Override
  public Map<RecordKey, List<ViewRow>> rows(View view, Collection<RecordKey> keys, int most) {
    happen();
    reads++;
    return tables.rows(view, keys, most);
  }

  @Override
  public Map<List<Object>, List<ViewRow>> under(View view, Collection<List<Object>> keys) {
    happen();
    reads++;
    return tables.under(view, keys);
  }

  @Override
  public void close() {}

  private void happen() {
    if (calls++ == step) {
      happening.run();
    }
  }
}
