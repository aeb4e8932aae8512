package dev.millrace.domain.template;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How bad a line says it is, by whatever name its system has for that. */
public enum Level {
  TRACE,
  DEBUG,
  INFO,
  WARN,
  ERROR,
  FATAL,
  UNKNOWN;

  private static final Map<String, Level> BY_NAME = new HashMap<>();

  static {
    name(TRACE, "trace", "verbose", "FINER", "FINEST", "V");
    name(DEBUG, "debug", "FINE", "D");
    name(INFO, "info", "information", "notice", "CONFIG", "I");
    name(WARN, "warn", "warning", "W");
    name(ERROR, "error", "err", "severe", "E");
    name(FATAL, "fatal", "critical", "crit", "alert", "emerg", "emergency", "panic", "F");
  }

  private static void name(Level level, String... names) {
    for (String name : names) {
      BY_NAME.put(name, level);
    }
  }

  /** The level of that name; one that is a word or a letter beside counts in capitals only. */
  static Level of(String name) {
    Level told = BY_NAME.get(name);
    return told == null ? BY_NAME.getOrDefault(name.toLowerCase(Locale.ROOT), UNKNOWN) : told;
  }
}
