package dev.millrace.adapters.spark;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.record.FamilyName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Counts per run: made by each task of a batch, brought together on the driver as receipts. An
 * event counts at its first attempt alone, as in the books: a redrive or a replay brings no more.
 */
final class Tally {

  static final Encoder<Row> ENCODER =
      Encoders.row(
          new StructType()
              .add("run", DataTypes.StringType)
              .add("served", DataTypes.LongType)
              .add("dead_lettered", DataTypes.LongType));

  private record Count(long served, long deadLettered) {

    static final Count SERVED = new Count(1, 0);
    static final Count DEAD_LETTERED = new Count(0, 1);

    Count plus(Count other) {
      return new Count(served + other.served, deadLettered + other.deadLettered);
    }
  }

  private final Map<String, Count> byRun = new TreeMap<>();

  static Tally of(List<Row> rows) {
    Tally tally = new Tally();
    rows.forEach(row -> tally.add(row.getString(0), new Count(row.getLong(1), row.getLong(2))));
    return tally;
  }

  void served(RunId run, int attempt) {
    count(run, attempt, Count.SERVED);
  }

  /** Counts a dead letter for the run that its header names, or for none. */
  void deadLettered(DeadLetter letter) {
    letter.run().ifPresent(run -> count(run, letter.attempt(), Count.DEAD_LETTERED));
  }

  private void count(RunId run, int attempt, Count count) {
    if (attempt == 1) {
      add(run.toString(), count);
    }
  }

  Iterator<Row> rows() {
    List<Row> rows = new ArrayList<>();
    byRun.forEach(
        (run, count) -> rows.add(RowFactory.create(run, count.served(), count.deadLettered())));
    return rows.iterator();
  }

  List<Receipt> receipts(FamilyName family, long generation, long batch) {
    List<Receipt> receipts = new ArrayList<>();
    byRun.forEach(
        (run, count) ->
            receipts.add(
                new Receipt(
                    family,
                    generation,
                    batch,
                    RunId.of(run),
                    count.served(),
                    count.deadLettered())));
    return receipts;
  }

  private void add(String run, Count count) {
    byRun.merge(run, count, Count::plus);
  }
}
