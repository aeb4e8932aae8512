package dev.millrace.adapters.cassandra;

import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A change of a view's table, for the tables in which the view stands. */
final class PlacedStatement {

  private static final Pattern CHANGE = Pattern.compile("(?is)(ALTER\\s+TABLE\\s+)(\\w+)(\\s.*)");

  private PlacedStatement() {}

  /** The statement for each of them; as it is, when it changes no view that was rebuilt. */
  static List<String> of(String statement, Places places) {
    Matcher change = CHANGE.matcher(statement);
    if (!change.matches() || !places.byView().containsKey(change.group(2))) {
      return List.of(statement);
    }
    ViewPlace place = places.of(change.group(2));
    List<String> tables = new ArrayList<>(List.of(place.live()));
    String beside = place.beside();
    if (beside != null && place.phase().isWritten()) {
      tables.add(beside);
    }
    return tables.stream().map(table -> change.group(1) + table + change.group(3)).toList();
  }
}
