package dev.millrace.domain.port.serving;

import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Looks up what the views serve. */
public interface ServedViews {

  /**
   * The rows of a family's first view, the one under the record's key alone, for those keys that
   * have one. Bounded in flight, so any number may be asked.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the cluster does not answer in time
   */
  Map<RecordKey, ServedRow> served(View byKey, Collection<RecordKey> keys);

  /**
   * The rows at those keys of those views that exist.
   *
   * @param views of one family, its first view first: the others hold that view's key column too
   */
  List<ServedRow> rows(List<View> views, ViewKeys keys);

  /** The counts of a windowed view: value of the dimension → window start in millis → count. */
  Map<String, Map<Long, Long>> counts(View windowed);
}
