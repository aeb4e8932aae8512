package dev.millrace.acceptance.path;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How a map differs from the expected one, entry by entry. */
final class Difference {

  private static final int LISTED = 5;

  private Difference() {}

  static <K> List<String> of(String name, Map<K, ?> expected, Map<K, ?> actual) {
    Set<K> keys = new LinkedHashSet<>(expected.keySet());
    keys.addAll(actual.keySet());
    List<K> different =
        keys.stream().filter(key -> !Objects.equals(expected.get(key), actual.get(key))).toList();
    return different.stream()
        .limit(LISTED)
        .map(
            key ->
                String.format(
                    "%s, one of %d: %s is %s and should be %s",
                    name, different.size(), key, actual.get(key), expected.get(key)))
        .toList();
  }
}
