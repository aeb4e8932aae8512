package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Caller;
import dev.millrace.domain.record.ContentHash;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who has signed in. Kept in memory: when the process ends, all have to sign in again. */
final class Sessions {

  private static final Duration LIFE = Duration.ofHours(12);
  private static final int MOST = 1_000;

  /** Of a person; each browser takes one. */
  static final int MOST_OF_ONE = 20;

  /** Of a token that several people may have. */
  private static final int MOST_OF_TOKEN = 200;

  private final Secrets secrets;
  private final Cookies cookies;
  private final InstantSource clock;

  /** By the digest of what the cookie holds, the oldest first. */
  private final Map<String, Session> open = new LinkedHashMap<>();

  Sessions(Secrets secrets, Cookies cookies, InstantSource clock) {
    this.secrets = secrets;
    this.cookies = cookies;
    this.clock = clock;
  }

  /** Begins one, and gives the cookie's value. Of too many the caller's own oldest ends first. */
  synchronized String open(Caller caller) {
    String value = secrets.draw();
    makeRoom(caller);
    Session session =
        new Session(caller, digest(value), secrets.draw(), clock.instant().plus(LIFE));
    open.put(session.key(), session);
    return value;
  }

  private void makeRoom(Caller caller) {
    List<String> own =
        open.values().stream()
            .filter(one -> one.caller().name().equals(caller.name()))
            .map(Session::key)
            .toList();
    if (own.size() >= (caller.isShared() ? MOST_OF_TOKEN : MOST_OF_ONE)) {
      open.remove(own.get(0));
    } else if (open.size() == MOST) {
      open.remove(open.keySet().iterator().next());
    }
  }

  /** The session that a Cookie header names. */
  synchronized Optional<Session> of(String header) {
    return Optional.ofNullable(open.get(digest(cookies.value(header, Cookies.Name.SESSION))))
        .filter(session -> clock.instant().isBefore(session.until()));
  }

  synchronized boolean isOpen(Session session) {
    return open.containsKey(session.key()) && clock.instant().isBefore(session.until());
  }

  synchronized void close(Session session) {
    open.remove(session.key());
  }

  private static String digest(String value) {
    return ContentHash.ofText(value).hex();
  }
}
