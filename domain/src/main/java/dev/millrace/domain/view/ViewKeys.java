package dev.millrace.domain.view;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows that a version occupies: per view the text form of its primary key's values, in the
 * order of {@link View#key()}.
 */
public record ViewKeys(Map<String, List<String>> byView) {

  public static final ViewKeys NONE = new ViewKeys(Map.of());

  public ViewKeys {
    byView =
        byView.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
  }

  /** The same, row by row. */
  public Set<RowKey> rows() {
    return byView.entrySet().stream()
        .map(entry -> new RowKey(entry.getKey(), entry.getValue()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The views of this whose row is not the same in {@code next}: the rows to delete. */
  public Set<String> leftBehindBy(ViewKeys next) {
    return byView.keySet().stream()
        .filter(view -> !Objects.equals(byView.get(view), next.byView.get(view)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
