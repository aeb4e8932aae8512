package dev.millrace.domain.users;

import dev.millrace.domain.record.ContentHash;
import java.util.Locale;
import java.util.Optional;

/** An e-mail address as its owner writes it: one {@code @} with text on both sides. */
public record EmailAddress(String value) {

  /** What RFC 3696 (erratum 1690) leaves room for, local part and domain taken at their longest. */
  public static final int MAX_LENGTH = 320;

  public EmailAddress {
    requireShape(value);
  }

  private static void requireShape(String value) {
    if (!isAddress(value)) {
      throw new IllegalArgumentException("an e-mail address has one @ with text on both sides");
    }
  }

  public static Optional<EmailAddress> parse(String text) {
    return isAddress(text) ? Optional.of(new EmailAddress(text)) : Optional.empty();
  }

  private static boolean isAddress(String text) {
    int at = text.indexOf('@');
    return text.length() <= MAX_LENGTH
        && at >= 0
        && at == text.lastIndexOf('@')
        && !text.substring(0, at).isBlank()
        && !text.substring(at + 1).isBlank();
  }

  /** The SHA-256 of the trimmed, lower-cased address in hex: what the address is looked up by. */
  public String hash() {
    return ContentHash.ofText(value.strip().toLowerCase(Locale.ROOT)).hex();
  }
}
