package dev.millrace.adapters.http.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * Tells by its bearer token who asks. Comparing takes as long for a wrong token as for the right.
 */
public final class Bearer {

  /** A token that is shorter can be guessed. */
  public static final int SHORTEST = 16;

  private static final String SCHEME = "bearer ";

  private final String principal;
  private final byte[] digest;

  private Bearer(String principal, byte[] digest) {
    this.principal = principal;
    this.digest = digest;
  }

  /**
   * One token.
   *
   * @param principal the name of who has it
   * @throws IllegalArgumentException when the token is too short
   */
  public static Bearer of(String principal, String token) {
    if (token.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "the token of " + principal + " has fewer than " + SHORTEST + " characters");
    }
    return new Bearer(principal, digest(token));
  }

  /** Who asks, by a request's Authorization header; empty where that is missing or wrong. */
  Optional<String> principal(String authorization) {
    return Optional.of(authorization)
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> digest(header.substring(SCHEME.length()).strip()))
        .filter(given -> MessageDigest.isEqual(given, digest))
        .map(given -> principal);
  }

  /** Of the same length whatever the token's is. */
  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
