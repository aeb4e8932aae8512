package dev.millrace.application.simulation;

import dev.millrace.application.simulation.Truth.Fact;
import dev.millrace.domain.port.serving.InMemoryViews;
import dev.millrace.domain.users.EmailAddress;
import dev.millrace.domain.view.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows that versions leave behind, told from the source's contents: one by key, and one in
 * every view that a user moves in. A version without projection deletes nothing, so the row that it
 * would have left stays until it is redriven.
 */
final class ExpectedRows {

  private final Map<String, Long> rows = new TreeMap<>();

  private ExpectedRows() {}

  /** The rows once those versions have taken effect: where they stand, and their version. */
  static Map<String, Long> of(Map<?, List<Fact>> byKey, Predicate<Fact> effective) {
    ExpectedRows expected = new ExpectedRows();
    for (List<Fact> versions : byKey.values()) {
      for (int i = 0; i < versions.size(); i++) {
        if (effective.test(versions.get(i))) {
          expected.take(i == 0 ? null : versions.get(i - 1), versions.get(i));
        }
      }
    }
    return expected.rows;
  }

  /** The rows that there are. */
  static Map<String, Long> served(InMemoryViews views, List<View> all) {
    Map<String, Long> rows = new HashMap<>();
    for (View view : all) {
      for (Map<String, Object> row : views.contents(view)) {
        StringBuilder place = new StringBuilder(view.name());
        view.key().forEach(column -> place.append(' ').append(row.get(column.name())));
        rows.put(place + city(row), (Long) Objects.requireNonNull(row.get("version")));
      }
    }
    return rows;
  }

  private void take(@Nullable Fact before, Fact now) {
    Set<String> places = places(now);
    if (before != null) {
      places(before).stream().filter(place -> !places.contains(place)).forEach(this::delete);
    }
    places.forEach(
        place -> {
          delete(place);
          rows.put(place + city(now, place), now.version());
        });
  }

  /** Not every view has the city, so a place is told by what comes before. */
  private void delete(String place) {
    rows.keySet().removeIf(row -> row.equals(place) || row.startsWith(place + " in "));
  }

  private static Set<String> places(Fact fact) {
    return Set.of(
        "users_by_id " + fact.key(),
        "users_by_country_and_day "
            + Contents.country(fact.variant())
            + " 2015-06-30 "
            + fact.key(),
        "users_by_email " + hash(fact) + " " + fact.key(),
        "users_by_registration_minute 2015-06-30T12:00:00Z 2015-06-30T12:00:00Z " + fact.key());
  }

  private static String hash(Fact fact) {
    return new EmailAddress(Contents.email(fact.variant())).hash();
  }

  private static String city(Fact fact, String place) {
    return place.startsWith("users_by_id") || place.startsWith("users_by_country_and_day")
        ? " in " + Contents.city(fact.variant())
        : "";
  }

  private static String city(Map<String, Object> row) {
    return row.containsKey("city") ? " in " + row.get("city") : "";
  }
}
