package dev.millrace.domain.operator;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.view.ViewRow;
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
}
