package dev.millrace.domain.record;

import dev.millrace.domain.document.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of what makes two records the same content, as 64 lower-case hex digits. */
public record ContentHash(String hex) {

  private static final int DIGITS = 64;

  public ContentHash {
    requireDigits(hex);
  }

  private static void requireDigits(String hex) {
    if (hex.length() != DIGITS) {
      throw new IllegalArgumentException("a content hash has 64 hex digits, not " + hex.length());
    }
  }

  /** The hash of a canonical text. */
  public static ContentHash ofText(String canonical) {
    return ofBytes(Bytes.ofText(canonical));
  }

  /** The hash of bytes. */
  public static ContentHash ofBytes(Bytes bytes) {
    return new ContentHash(HexFormat.of().formatHex(sha256().digest(bytes.array())));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
