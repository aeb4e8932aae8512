package dev.millrace.domain.logs;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Ids of templates, which are 16 hexadecimal digits, in a state's bytes. */
final class Ids {

  static final int BYTES = Long.BYTES;

  private Ids() {}

  static void write(String id, ByteBuffer to) {
    to.putLong(HexFormat.fromHexDigitsToLong(id));
  }

  static String read(ByteBuffer from) {
    return HexFormat.of().toHexDigits(from.getLong());
  }
}
