package dev.millrace.domain.template;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Texts in a state's bytes: their length, then their UTF-8. */
final class Texts {

  private Texts() {}

  static int length(String text) {
    return Integer.BYTES + text.getBytes(StandardCharsets.UTF_8).length;
  }

  static void write(String text, ByteBuffer to) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    to.putInt(bytes.length).put(bytes);
  }

  static String read(ByteBuffer from) {
    byte[] bytes = new byte[from.getInt()];
    from.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
