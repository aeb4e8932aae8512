package dev.millrace.simulator.page;

import java.nio.charset.StandardCharsets;

/** A piece of JSON that can append itself, the same bytes each time. */
@FunctionalInterface
public interface JsonText {

  void appendTo(JsonBytes out);

  /** Text that is taken as it is, JSON or not. */
  static JsonText raw(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return out -> out.raw(bytes);
  }

  /** The content of a JSON string, without its quotation marks, encoded once. */
  static JsonText escaped(String content) {
    byte[] bytes = JsonBytes.escape(content).getBytes(StandardCharsets.UTF_8);
    return out -> out.raw(bytes);
  }

  /** An object with the single member {@code error}, as the API answers when it refuses. */
  static JsonText error(String message) {
    return out -> out.ascii("{\"error\":").quoted(message).ascii("}");
  }
}
