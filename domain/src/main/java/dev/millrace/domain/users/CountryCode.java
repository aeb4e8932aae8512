package dev.millrace.domain.users;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A country as ISO 3166-1 alpha-2 writes it: two upper-case letters. */
public record CountryCode(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}");
  private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{2}");

  public CountryCode {
    requireShape(value);
  }

  private static void requireShape(String value) {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("a country code has two upper-case letters");
    }
  }

  /** The code of two letters in whatever case. */
  public static Optional<CountryCode> parse(String text) {
    return LETTERS.matcher(text).matches()
        ? Optional.of(new CountryCode(text.toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
