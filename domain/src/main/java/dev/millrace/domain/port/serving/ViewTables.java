package dev.millrace.domain.port.serving;

import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes and drops tables for the rows of views, and reads them whole. A view's name is its table's.
 */
public interface ViewTables {

  /**
   * Makes an empty table for the rows of a view; one that is there stays as it is.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the cluster does not answer, or its
   *     nodes do not agree in time; make it again
   */
  void create(View table);

  /**
   * Drops a table with its rows, if it is there. Nobody may write to it any more.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the cluster does not answer, or its
   *     nodes do not agree in time; drop it again
   */
  void drop(View table);

  /**
   * All rows of a table, in pieces that can be held. Rows that come or go meanwhile may be told or
   * not.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the cluster does not answer in time
   */
  void scan(View table, Consumer<List<ViewRow>> pieces);
}
