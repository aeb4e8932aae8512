package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells by a bearer token who asks: an admin, a reader of personal data, or who pushes records.
 * Comparing takes as long for a wrong token as for a right one.
 */
public final class Bearer {

  /** A token that is shorter can be guessed. */
  public static final int SHORTEST = 16;

  /** The name of an admin with the token; no name that people may have. */
  public static final String OPERATOR = "operator";

  /** The name of who may read views with their personal data, and do nothing else. */
  public static final String READER_OF_PERSONAL_DATA = "reader of personal data";

  /** The name of who may push records, and do nothing else; no name that people may have. */
  public static final String COLLECTOR = "collector";

  private static final String SCHEME = "bearer ";
  private static final String SEAL = "HmacSHA256";

  /** The digests of the tokens, by the names of those who have them. */
  private final Map<String, byte[]> digests;

  private Bearer(Map<String, byte[]> digests) {
    this.digests = Map.copyOf(digests);
  }

  /**
   * One token.
   *
   * @param principal the name of who has it; that of an admin unless it is one of those above
   * @throws IllegalArgumentException when the token is too short
   */
  public static Bearer of(String principal, String token) {
    return new Bearer(Map.of(principal, digest(principal, token)));
  }

  /**
   * The same with the token of those who may read views with their personal data.
   *
   * @throws IllegalArgumentException when the token is too short, or another's too
   */
  public Bearer withPersonalData(String token) {
    return with(READER_OF_PERSONAL_DATA, token);
  }

  /**
   * The same with the token of those who may push records.
   *
   * @throws IllegalArgumentException when the token is too short, or another's too
   */
  public Bearer withCollector(String token) {
    return with(COLLECTOR, token);
  }

  private Bearer with(String principal, String token) {
    byte[] digest = digest(principal, token);
    if (holder(digest).isPresent()) {
      throw new IllegalArgumentException("the token of a " + principal + " is another's, too");
    }
    Map<String, byte[]> more = new HashMap<>(digests);
    more.put(principal, digest);
    return new Bearer(more);
  }

  /**
   * Tells bytes apart for whoever has a token, and confirms a guess of them to nobody else.
   *
   * @param principal one of those who have a token
   */
  Bytes seal(String principal, Bytes bytes) {
    byte[] key = Objects.requireNonNull(digests.get(principal), principal);
    try {
      Mac mac = Mac.getInstance(SEAL);
      mac.init(new SecretKeySpec(key, SEAL));
      return Bytes.of(mac.doFinal(bytes.array()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + SEAL, impossible);
    }
  }

  /** Who asks, by a request's Authorization header; empty where that is missing or wrong. */
  Optional<Caller> caller(String authorization) {
    return Optional.of(authorization)
        .filter(Bearer::isOne)
        .flatMap(header -> holderOf(header.substring(SCHEME.length()).strip()));
  }

  /** Whether an Authorization header has a token. */
  static boolean isOne(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /** Who has a token; empty where nobody does. */
  Optional<Caller> holderOf(String token) {
    return holder(digest(token)).map(Bearer::holding);
  }

  private static Caller holding(String principal) {
    return new Caller(
        principal,
        switch (principal) {
          case READER_OF_PERSONAL_DATA -> Role.READER;
          case COLLECTOR -> Role.COLLECTOR;
          default -> Role.ADMIN;
        });
  }

  /** All are compared, whichever it is. */
  private Optional<String> holder(byte[] given) {
    List<String> holders = new ArrayList<>();
    digests.forEach(
        (principal, digest) -> {
          if (MessageDigest.isEqual(given, digest)) {
            holders.add(principal);
          }
        });
    return holders.stream().findFirst();
  }

  private static byte[] digest(String principal, String token) {
    if (token.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "the token of " + principal + " has fewer than " + SHORTEST + " characters");
    }
    return digest(token);
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
