package dev.millrace.domain.operator;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.util.List;

/**
 * A key's way through some of its events.
 *
 * @param held for the next ones; of bounded length, however many come
 * @param rows that they set, of the operator's {@link KeyedOperator#views} and {@link
 *     KeyedOperator#completed} alone. What is null is left as it is, and of two that set the same
 *     column of a row the last one does
 */
public record KeyedStep(Bytes held, List<ViewRow> rows) {

  public KeyedStep {
    rows = List.copyOf(rows);
  }

  /**
   * By which a row of {@link KeyedOperator#completed} goes whose record was erased: what the batch
   * set in it, and those before, may be later than the erasure. Of what is of one time, the delete
   * wins.
   */
  public static Mutation deletion(View view, List<String> key, WriteTime batch) {
    return Mutation.Delete.ofText(view, key, batch);
  }

  /** By which a row is set at the write time of its batch. */
  public static Mutation mutation(ViewRow row, WriteTime batch) {
    return new Mutation.Upsert(row.view(), row.values(), batch, false);
  }
}
