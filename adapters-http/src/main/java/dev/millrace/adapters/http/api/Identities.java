package dev.millrace.adapters.http.api;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Tells who somebody is, by a token or by a name and a password. Attempts that fail are noted, and
 * of many within a minute the rest is not even looked at; a right token is always taken, for it
 * cannot be guessed. A name that nobody has is taken the same way as one that somebody has, so that
 * none can be found out.
 */
public final class Identities {

  /** Who fails without a name that there is. What was typed there may be a password. */
  static final String SOMEBODY = "somebody";

  private static final String BASIC = "basic ";

  /** Comparing a password takes a processor a tenth of a second or more. */
  static final int AT_ONCE = 2;

  private final Bearer bearer;
  private final Accounts accounts;
  private final Attempts attempts;
  private final Notes notes;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  /** Is told of attempts to sign in. */
  @FunctionalInterface
  public interface Notes {

    Notes NONE = (who, isIn) -> {};

    void tried(String who, boolean isIn);
  }

  public Identities(Bearer bearer, Accounts accounts, InstantSource clock, Notes notes) {
    this.bearer = bearer;
    this.accounts = accounts;
    this.attempts = new Attempts(clock);
    this.notes = notes;
  }

  /** Where tokens alone are taken. */
  public static Identities of(Bearer bearer) {
    return new Identities(bearer, Accounts.none(), InstantSource.system(), Notes.NONE);
  }

  /** Whether people sign in with names. */
  public boolean hasPeople() {
    return !accounts.isEmpty();
  }

  /** Who signs in with a token. */
  public Identified byToken(String token) {
    Optional<Caller> holder = bearer.holderOf(token);
    if (holder.isEmpty() && !attempts.begin(SOMEBODY)) {
      return Identified.TOO_MANY;
    }
    notes.tried(holder.map(Caller::name).orElse(SOMEBODY), holder.isPresent());
    return holder.map(Identified::as).orElse(Identified.STRANGER);
  }

  /** Who signs in with a password. */
  public Identified byPassword(String name, String password) {
    if (!turns.tryAcquire()) {
      return Identified.BUSY;
    }
    try {
      return compared(name, password);
    } finally {
      turns.release();
    }
  }

  private Identified compared(String name, String password) {
    if (!attempts.begin(name)) {
      return Identified.TOO_MANY;
    }
    Optional<Caller> caller = accounts.caller(name, password);
    notes.tried(accounts.has(name) ? name : SOMEBODY, caller.isPresent());
    caller.ifPresent(in -> attempts.succeeded(name));
    return caller.map(Identified::as).orElse(Identified.STRANGER);
  }

  /**
   * Who sends a request.
   *
   * @param authorization its header of that name; empty where it has none
   */
  Identified byHeader(String authorization) {
    return authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())
        ? byBasic(authorization.substring(BASIC.length()).strip())
        : bearer.caller(authorization).map(Identified::as).orElse(Identified.STRANGER);
  }

  private Identified byBasic(String encoded) {
    String[] pair = decoded(encoded).split(":", 2);
    if (pair.length < 2) {
      return Identified.STRANGER;
    }
    if (attempts.isSpent(pair[0])) {
      return Identified.TOO_MANY;
    }
    return accounts
        .known(pair[0], pair[1])
        .map(Identified::as)
        .orElseGet(() -> byPassword(pair[0], pair[1]));
  }

  private static String decoded(String encoded) {
    try {
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException none) {
      return "";
    }
  }
}
