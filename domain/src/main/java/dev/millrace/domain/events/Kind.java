package dev.millrace.domain.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user did. */
public enum Kind {
  CLICK,
  PURCHASE;

  /** The kind of a text such as {@code click}. */
  static Optional<Kind> parse(String text) {
    return Arrays.stream(values()).filter(kind -> kind.toString().equals(text)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
