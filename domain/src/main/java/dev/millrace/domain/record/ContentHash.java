package dev.millrace.domain.record;

import dev.millrace.domain.document.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  /**
   * The hash of all that is known: {@code name=length:value;} per field, in their order. What is
   * not known is left out, so that a field which a later schema adds changes no hash; an empty text
   * is known and counts.
   */
  public static ContentHash ofFields(Map<String, ? extends @Nullable Object> fields) {
    StringBuilder canonical = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          if (value != null) {
            String text = value.toString();
            canonical.append(name).append('=').append(text.length()).append(':').append(text);
            canonical.append(';');
          }
        });
    return ofText(canonical.toString());
  }

  /** The hash of bytes. */
  public static ContentHash ofBytes(Bytes bytes) {
    return new ContentHash(HexFormat.of().formatHex(sha256().digest(bytes.array())));
  }

  /** The 32 bytes that the digits stand for. */
  public Bytes bytes() {
    return Bytes.of(HexFormat.of().parseHex(hex));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
