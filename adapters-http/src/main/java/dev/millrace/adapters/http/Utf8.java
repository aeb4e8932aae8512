package dev.millrace.adapters.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Strict UTF-8: Jackson lets overlong forms and encoded surrogates pass, and guesses UTF-16. */
final class Utf8 {

  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
  private static final int CHUNK = 8_192;
  private static final int LOOK_AT = 4;

  private Utf8() {}

  /** The same without a byte order mark at its begin, which says nothing about UTF-8. */
  static byte[] unmarked(byte[] bytes) {
    boolean marked =
        bytes.length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
    return marked ? Arrays.copyOfRange(bytes, MARK.length, bytes.length) : bytes;
  }

  /** How many bytes from the start are UTF-8; none when there is a byte order mark or UTF-16. */
  static int validLength(byte[] bytes) {
    return isMarkedOrWide(bytes) ? 0 : decodable(bytes);
  }

  private static boolean isMarkedOrWide(byte[] bytes) {
    for (int i = 0; i < Math.min(LOOK_AT, bytes.length); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return bytes.length > 0 && (bytes[0] & 0xff) >= 0xef;
  }

  private static int decodable(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(Math.min(CHUNK, bytes.length));
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
    } while (result.isOverflow());
    return in.position();
  }
}
