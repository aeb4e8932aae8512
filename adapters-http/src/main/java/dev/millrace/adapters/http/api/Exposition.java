package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.util.Map;
import java.util.stream.Collectors;

/** A page of figures in the text format of Prometheus. */
final class Exposition {

  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final StringBuilder text = new StringBuilder();

  /** Begins a figure, whose samples follow. */
  Exposition about(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  /**
   * A sample.
   *
   * @param labels whose values hold neither quotes nor backslashes nor line ends
   */
  Exposition sample(String name, Map<String, String> labels, Number value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append(
          labels.entrySet().stream()
              .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
              .sorted()
              .collect(Collectors.joining(",", "{", "}")));
    }
    text.append(' ').append(value).append('\n');
    return this;
  }

  /** A gauge of one sample. */
  Exposition gauge(String name, String help, Number value) {
    return about(name, "gauge", help).sample(name, Map.of(), value);
  }

  /** And those of another page. */
  Exposition with(Exposition other) {
    text.append(other.text);
    return this;
  }

  Bytes bytes() {
    return Bytes.ofText(text.toString());
  }
}
