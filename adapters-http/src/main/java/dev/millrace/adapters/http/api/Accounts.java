package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** People with names, roles and passwords, as a setting lists them. */
public final class Accounts {

  /** Whom the audit calls so has a token, or was not let in. */
  private static final Set<String> TAKEN =
      Set.of(Bearer.OPERATOR, Bearer.COLLECTOR, Identities.SOMEBODY);

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,39}");
  private static final int PARTS = 3;
  private static final String SEAL = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final Map<String, Account> accounts;

  /** Is compared where nobody has a name. */
  private final PasswordHash nobodys;

  /** So many rounds each comparison costs, whosever it is. */
  private final int rounds;

  /**
   * A program sends its password with each request. Once it was right, a digest of it is kept under
   * a key that nothing else has, for as long as the process lives.
   */
  private final Map<String, Bytes> seen = new ConcurrentHashMap<>();

  private final SecretKeySpec key;

  private record Account(Caller caller, PasswordHash hash) {}

  private Accounts(Map<String, Account> accounts) {
    this.accounts = Map.copyOf(accounts);
    SecureRandom random = new SecureRandom();
    this.nobodys = PasswordHash.of("", random);
    this.rounds =
        accounts.values().stream()
            .mapToInt(account -> account.hash().iterations())
            .reduce(nobodys.iterations(), Math::max);
    byte[] drawn = new byte[KEY_BYTES];
    random.nextBytes(drawn);
    this.key = new SecretKeySpec(drawn, SEAL);
  }

  /** Where nobody has a password. */
  public static Accounts none() {
    return new Accounts(Map.of());
  }

  /**
   * Reads them.
   *
   * @param entries each with a name, a role and the hash of a password, such as {@code
   *     ada:viewer:pbkdf2-sha512.210000.SALT.HASH}
   * @throws IllegalArgumentException with all that is wrong; no hash is repeated
   */
  public static Accounts parse(List<String> entries) {
    Map<String, Account> accounts = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      try {
        Account account = account(entries.get(i));
        require(
            accounts.putIfAbsent(account.caller().name(), account) == null,
            "its name is another's, too");
      } catch (IllegalArgumentException refused) {
        problems.add("entry " + (i + 1) + ": " + refused.getMessage());
      }
    }
    require(problems.isEmpty(), String.join("; ", problems));
    return new Accounts(accounts);
  }

  private static Account account(String entry) {
    String[] parts = entry.strip().split(":", PARTS);
    require(parts.length == PARTS, "it is no NAME:ROLE:HASH");
    require(NAME.matcher(parts[0]).matches(), "its name is no word of a-z, 0-9, dot, _ or -");
    require(!TAKEN.contains(parts[0]), "its name is that of the token, or of strangers");
    Role role =
        Role.ofPeople(parts[1])
            .orElseThrow(
                () ->
                    new IllegalArgumentException("its role is none of viewer, operator and admin"));
    return new Account(new Caller(parts[0], role), PasswordHash.parse(parts[2]));
  }

  private static void require(boolean isRight, String problem) {
    if (!isRight) {
      throw new IllegalArgumentException(problem);
    }
  }

  public boolean isEmpty() {
    return accounts.isEmpty();
  }

  boolean has(String name) {
    return accounts.containsKey(name);
  }

  /** Whether the password of a name was right before; that costs next to nothing. */
  Optional<Caller> known(String name, String password) {
    Bytes given = digest(password);
    Bytes before = seen.getOrDefault(name, Bytes.EMPTY);
    return MessageDigest.isEqual(before.array(), given.array())
        ? Optional.ofNullable(accounts.get(name)).map(Account::caller)
        : Optional.empty();
  }

  /**
   * Who has that name and password; takes a tenth of a second or more of a processor, and as long
   * for a name that nobody has.
   */
  Optional<Caller> caller(String name, String password) {
    Account account = accounts.get(name);
    PasswordHash hash = account == null ? nobodys : account.hash();
    boolean isRight = hash.matches(password, rounds);
    if (account == null || !isRight) {
      return Optional.empty();
    }
    seen.put(name, digest(password));
    return Optional.of(account.caller());
  }

  private Bytes digest(String password) {
    try {
      Mac mac = Mac.getInstance(SEAL);
      mac.init(key);
      return Bytes.of(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has " + SEAL, impossible);
    }
  }
}
