package dev.millrace.benchmarks.dsbulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Options of DSBulk's command line.
 *
 * @param pairs a name such as {@code --schema.table}, its value, and so on
 */
record Options(List<String> pairs) {

  Options {
    pairs = List.copyOf(pairs);
    requirePairs(pairs);
  }

  private static void requirePairs(List<String> pairs) {
    if (pairs.size() % 2 != 0) {
      throw new IllegalArgumentException("options are names with values, not " + pairs);
    }
  }

  Options and(Options more) {
    List<String> all = new ArrayList<>(pairs);
    all.addAll(more.pairs());
    return new Options(all);
  }

  /** As DSBulk's own script would hand them over. */
  String[] load() {
    List<String> all = new ArrayList<>(List.of("load"));
    all.addAll(pairs);
    return all.toArray(String[]::new);
  }

  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      settings.put(pairs.get(i).substring(2), pairs.get(i + 1));
    }
    return settings;
  }

  @Override
  public String toString() {
    return pairs.isEmpty() ? "its defaults" : String.join(" ", pairs);
  }
}
