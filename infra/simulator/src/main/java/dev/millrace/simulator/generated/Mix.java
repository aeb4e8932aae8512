package dev.millrace.simulator.generated;

import java.nio.charset.StandardCharsets;

/** SplitMix64: a bijection of 64 bits whose results pass for random ones. */
final class Mix {

  static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Mix() {}

  static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** The value at a position of the sequence that starts at {@code origin}. */
  static long at(long origin, long position) {
    return mix(origin + position * GOLDEN);
  }

  /** A hash of the text; another salt gives an independent one. */
  static long hash(String text, long salt) {
    long hash = mix(salt + GOLDEN);
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      hash = mix((hash ^ unit) + GOLDEN);
    }
    return hash;
  }
}
