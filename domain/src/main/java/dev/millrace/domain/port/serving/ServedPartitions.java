package dev.millrace.domain.port.serving;

import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads rows back, partition by partition. What a writer has flushed before is seen. */
public interface ServedPartitions {

  /**
   * The rows of some partitions, each with the values of the view's columns. A partition without
   * rows is absent, and so is one whose key is no value of the column's type. Bounded in flight, so
   * any number may be asked.
   *
   * @param view with a partition key of one column; a table of more columns will do
   * @param keys the text forms of the partitions' keys
   * @param most how many rows of one partition are read, the first in the table's order
   * @throws dev.millrace.domain.failure.TransientFailure when the cluster does not answer in time
   */
  Map<RecordKey, List<ViewRow>> rows(View view, Collection<RecordKey> keys, int most);

  /**
   * All rows that stand under some beginnings of a view's key, each with the values of the view's
   * columns. What has no rows is absent. Bounded in flight, but the answers are held: whoever asks
   * says how much that may be.
   *
   * @param keys values for all columns of the partition key, and perhaps for the first of the
   *     clustering key, each of its column's Java type
   * @throws dev.millrace.domain.failure.TransientFailure when the cluster does not answer in time
   */
  Map<List<Object>, List<ViewRow>> under(View view, Collection<List<Object>> keys);
}
