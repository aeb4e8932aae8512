package dev.millrace.domain.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes as a value: equal by content, and shown as their length alone, because they may be private.
 */
public final class Bytes {

  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  /** Wraps an array without copying: the caller gives it away and never writes to it again. */
  public static Bytes of(byte[] array) {
    return new Bytes(array);
  }

  /** The UTF-8 bytes of a text. */
  public static Bytes ofText(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The array itself, not a copy: for reading only. */
  public byte[] array() {
    return array;
  }

  /** The same with each occurrence of a part overwritten by blanks. */
  public Bytes without(Bytes part) {
    byte[] left = array.clone();
    int length = part.array.length;
    for (int at = 0; length > 0 && at + length <= array.length; at++) {
      if (Arrays.equals(array, at, at + length, part.array, 0, length)) {
        Arrays.fill(left, at, at + length, (byte) ' ');
      }
    }
    return new Bytes(left);
  }

  public int length() {
    return array.length;
  }

  /** The bytes read as UTF-8, with a replacement character for what is none. */
  public String text() {
    return new String(array, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  @Override
  public String toString() {
    return array.length + " bytes";
  }
}
