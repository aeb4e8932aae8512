package dev.millrace.debezium;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The properties that begin with a prefix, without it. */
final class Prefixed {

  private Prefixed() {}

  static Map<String, Object> of(String prefix, Properties properties) {
    Map<String, Object> found = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), properties.getProperty(name));
      }
    }
    return found;
  }
}
