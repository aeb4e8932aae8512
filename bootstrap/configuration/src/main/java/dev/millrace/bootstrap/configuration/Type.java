package dev.millrace.bootstrap.configuration;

import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What a setting's value may be. */
enum Type {
  TEXT("a text"),
  SECRET("a secret"),
  NUMBER("a whole number from 1 on, such as 8"),
  PORT("a port such as 9023, or none"),
  TRUTH("true or false"),
  LOG_FORMAT("text or json"),
  DURATION("a duration such as PT30S"),
  DAYS("days from 1 on, such as 90d, or forever"),
  URI("an address such as http://127.0.0.1:8081");

  static final String FOREVER = "forever";
  static final String NONE = "none";

  private final String description;

  Type(String description) {
    this.description = description;
  }

  /** What is wrong with a value; a secret is never repeated. */
  Optional<String> problemWith(String value) {
    return fits(value) ? Optional.empty() : Optional.of("'" + value + "' is not " + description);
  }

  private boolean fits(String value) {
    return switch (this) {
      case TEXT, SECRET -> true;
      case NUMBER -> value.matches("[1-9][0-9]{0,8}");
      case PORT -> value.equals(NONE) || isPort(value);
      case TRUTH -> value.equals("true") || value.equals("false");
      case LOG_FORMAT -> value.equals("text") || value.equals("json");
      case DURATION -> isDuration(value);
      case DAYS -> value.matches("[1-9][0-9]{0,4}d|" + FOREVER);
      case URI -> isAddress(value);
    };
  }

  private static boolean isPort(String value) {
    return value.matches("[1-9][0-9]{0,4}") && Integer.parseInt(value) <= 65_535;
  }

  private static boolean isDuration(String value) {
    try {
      return !Duration.parse(value).isNegative();
    } catch (DateTimeParseException notOne) {
      return false;
    }
  }

  private static boolean isAddress(String value) {
    try {
      return new java.net.URI(value).getHost() != null;
    } catch (URISyntaxException notOne) {
      return false;
    }
  }
}
