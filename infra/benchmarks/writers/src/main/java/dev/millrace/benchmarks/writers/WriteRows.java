package dev.millrace.benchmarks.writers;

import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.Mutation;
import java.util.List;
import org.apache.spark.api.java.function.VoidFunction;

/** Writes a task's share of the rows. */
final class WriteRows implements VoidFunction<Integer> {

  private static final long serialVersionUID = 1L;

  private final int tasks;

  WriteRows(int tasks) {
    this.tasks = tasks;
  }

  @Override
  public void call(Integer task) {
    List<List<Mutation>> rows = AtHand.get().rows();
    try (ViewWriter writer = AtHand.get().openWriter()) {
      for (int row = task; row < rows.size(); row += tasks) {
        writer.write(rows.get(row));
      }
      writer.flush();
    }
  }
}
