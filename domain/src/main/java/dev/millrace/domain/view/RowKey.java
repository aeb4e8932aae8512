package dev.millrace.domain.view;

import java.util.List;

/**
 * Names one row of one view.
 *
 * @param view the view's name
 * @param key the text form of its primary key's values, in the order of {@link View#key()}
 */
public record RowKey(String view, List<String> key) {

  public RowKey {
    key = List.copyOf(key);
  }
}
