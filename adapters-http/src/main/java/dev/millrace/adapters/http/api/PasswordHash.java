package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** What is kept of a password: PBKDF2 with HMAC-SHA-512, as the JDK has it. */
public final class PasswordHash {

  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final int ITERATIONS = 210_000;
  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int SALT = 16;
  private static final int HASH = 32;

  /** A longer one is cut off by nobody who means well. */
  private static final int LONGEST_PASSWORD = 1_024;

  private static final Pattern WRITTEN =
      Pattern.compile("pbkdf2-sha512\\.([0-9]{6,8})\\.([A-Za-z0-9_-]{22})\\.([A-Za-z0-9_-]{43})");

  private final int iterations;
  private final Bytes salt;
  private final Bytes hash;

  private PasswordHash(int iterations, Bytes salt, Bytes hash) {
    this.iterations = iterations;
    this.salt = salt;
    this.hash = hash;
  }

  /** That of a password, with a salt of its own. */
  public static PasswordHash of(String password, SecureRandom random) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    Bytes kept = Bytes.of(salt);
    return new PasswordHash(ITERATIONS, kept, derived(password, kept, ITERATIONS));
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none, or can be guessed too fast; it is not
   *     repeated
   */
  static PasswordHash parse(String text) {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("its hash is none; `millrace hash-password` makes one");
    }
    int iterations = Integer.parseInt(parts.group(1));
    if (iterations < ITERATIONS || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException(
          "its hash has %d iterations, and not %d to %d"
              .formatted(iterations, ITERATIONS, MOST_ITERATIONS));
    }
    return new PasswordHash(iterations, decoded(parts.group(2)), decoded(parts.group(3)));
  }

  private static Bytes decoded(String text) {
    return Bytes.of(Base64.getUrlDecoder().decode(text));
  }

  int iterations() {
    return iterations;
  }

  /**
   * Whether it is that of a password. Takes as long for a wrong password as for the right one.
   *
   * @param rounds so many iterations it costs at least, those that are not needed among them
   */
  boolean matches(String password, int rounds) {
    if (password.length() > LONGEST_PASSWORD) {
      return false;
    }
    Bytes given = derived(password, salt, iterations);
    if (rounds > iterations) {
      derived(password, salt, rounds - iterations);
    }
    return MessageDigest.isEqual(hash.array(), given.array());
  }

  private static Bytes derived(String password, Bytes salt, int iterations) {
    PBEKeySpec key =
        new PBEKeySpec(password.toCharArray(), salt.array(), iterations, HASH * Byte.SIZE);
    try {
      return Bytes.of(SecretKeyFactory.getInstance(ALGORITHM).generateSecret(key).getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    } finally {
      key.clearPassword();
    }
  }

  /** As a setting holds it. */
  public String written() {
    return "pbkdf2-sha512.%d.%s.%s".formatted(iterations, encoded(salt), encoded(hash));
  }

  private static String encoded(Bytes bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
