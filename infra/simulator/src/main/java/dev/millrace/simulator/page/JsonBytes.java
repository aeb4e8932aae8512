package dev.millrace.simulator.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of UTF-8, reused from page to page by one thread. */
public final class JsonBytes {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[1 << 16];
  private int length;

  public void clear() {
    length = 0;
  }

  public int length() {
    return length;
  }

  public byte[] copyOfRange(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  public void writeTo(OutputStream out, int from, int to) throws IOException {
    out.write(bytes, from, to - from);
  }

  public JsonBytes ascii(String text) {
    int count = text.length();
    makeRoomFor(count);
    for (int i = 0; i < count; i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
    return this;
  }

  public JsonBytes raw(byte[] source) {
    return raw(source, 0, source.length);
  }

  public JsonBytes raw(byte[] source, int from, int to) {
    makeRoomFor(to - from);
    System.arraycopy(source, from, bytes, length, to - from);
    length += to - from;
    return this;
  }

  public JsonBytes json(JsonText text) {
    text.appendTo(this);
    return this;
  }

  public JsonBytes number(long value) {
    return ascii(Long.toString(value));
  }

  /** The number with leading zeros, at least {@code width} digits. */
  public JsonBytes padded(int value, int width) {
    String digits = Integer.toString(value);
    return ascii("0".repeat(Math.max(0, width - digits.length()))).ascii(digits);
  }

  /** The lowest {@code digits} hexadecimal digits of the value. */
  public JsonBytes hex(long value, int digits) {
    makeRoomFor(digits);
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(int) (value >>> shift) & 0xf];
    }
    return this;
  }

  public JsonBytes character(char ascii) {
    makeRoomFor(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** The text as a JSON string, with its quotation marks. */
  public JsonBytes quoted(String text) {
    return character('"').raw(escape(text).getBytes(StandardCharsets.UTF_8)).character('"');
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.chars().forEach(unit -> escape((char) unit, escaped));
    return escaped.toString();
  }

  private static void escape(char unit, StringBuilder escaped) {
    if (unit == '"' || unit == '\\') {
      escaped.append('\\').append(unit);
    } else if (unit < ' ') {
      escaped.append(String.format("\\u%04x", (int) unit));
    } else {
      escaped.append(unit);
    }
  }

  private void makeRoomFor(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }
}
