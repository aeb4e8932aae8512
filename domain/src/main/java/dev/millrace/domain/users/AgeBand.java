package dev.millrace.domain.users;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The bands that ages are told in, so that nobody reads a date of birth out of an event. */
public final class AgeBand {

  private static final NavigableMap<Integer, String> BY_LEAST_AGE =
      new TreeMap<>(
          Map.of(
              0, "0-17", 18, "18-24", 25, "25-34", 35, "35-44", 45, "45-54", 55, "55-64", 65,
              "65+"));

  private AgeBand() {}

  /** The band of who was born then, at that time, in UTC; empty for who was not born yet. */
  public static Optional<String> of(Instant born, Instant at) {
    int years = day(at).isBefore(day(born)) ? -1 : Period.between(day(born), day(at)).getYears();
    return Optional.ofNullable(BY_LEAST_AGE.floorEntry(years)).map(Map.Entry::getValue);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
