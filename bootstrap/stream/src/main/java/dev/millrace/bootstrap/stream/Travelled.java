package dev.millrace.bootstrap.stream;

import dev.millrace.bootstrap.configuration.Setting;
import java.util.Map;
import java.util.Objects;

/** Settings as they arrive on an executor: checked where they were read, plain texts here. */
record Travelled(Map<String, String> values) {

  String get(Setting setting) {
    return Objects.requireNonNull(values.get(setting.key()), setting.key());
  }

  boolean has(Setting setting) {
    return !get(setting).isEmpty();
  }

  /** Shows no value: there are secrets among them. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
