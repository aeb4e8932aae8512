package dev.millrace.benchmarks.writers;

import dev.millrace.domain.view.Mutation;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/** A task's share of the rows at hand, as Spark has them. */
final class FrameRows implements FlatMapFunction<Integer, Row> {

  private static final long serialVersionUID = 1L;

  private final int tasks;

  FrameRows(int tasks) {
    this.tasks = tasks;
  }

  @Override
  public Iterator<Row> call(Integer task) {
    List<List<Mutation>> rows = AtHand.get().rows();
    return IntStream.range(0, rows.size())
        .filter(row -> row % tasks == task)
        .mapToObj(rows::get)
        .flatMap(List::stream)
        .map(mutation -> Frame.row((Mutation.Upsert) mutation))
        .iterator();
  }
}
