package dev.millrace.domain.port.serving;

import dev.millrace.domain.view.ViewRow;
import java.util.List;

/** Reads partitions of views, a page at a time. What a writer has flushed before is seen. */
public interface ViewPages {

  /**
   * The first rows of a slice in the order of its partition, each with the values of the view's
   * columns; none where there is no such partition. Rows that come or go between two pages neither
   * repeat others nor hide them, for a page begins behind a row and not at a place.
   *
   * @param most how many rows at most
   * @throws dev.millrace.domain.failure.TransientFailure when the cluster does not answer in time
   * @throws dev.millrace.domain.failure.PermanentFailure when the table is not as the view says
   */
  List<ViewRow> rows(ViewSlice slice, int most);
}
