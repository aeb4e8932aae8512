package dev.millrace.domain.template;

import java.util.Set;

/** The short names of months and days of the week, as times in logs have them. */
final class Calendar {

  private static final Set<String> NAMES =
      Set.of(
          "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Mon",
          "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private Calendar() {}

  static boolean isName(String word) {
    return word.length() == 3 && NAMES.contains(word);
  }
}
