package dev.millrace.bootstrap.configuration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** Finds what somebody probably meant. */
final class Nearest {

  private Nearest() {}

  /** The name of a setting, written as {@code name} is, that takes the fewest edits from it. */
  static String to(String name) {
    Stream<String> names =
        Arrays.stream(Setting.values())
            .map(name.startsWith("MILLRACE_") ? Setting::variable : Setting::key);
    return names.min(Comparator.comparingInt(candidate -> distance(name, candidate))).orElseThrow();
  }

  /** Levenshtein's distance: insertions, deletions and replacements. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
