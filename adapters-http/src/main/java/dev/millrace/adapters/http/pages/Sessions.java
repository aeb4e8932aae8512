package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Caller;
import dev.millrace.domain.record.ContentHash;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who has signed in. Kept in memory: when the process ends, all have to sign in again. */
final class Sessions {

  private static final Duration LIFE = Duration.ofHours(12);
  private static final int MOST = 1_000;

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

  /** Begins one, and gives the cookie's value. Of too many the oldest ends. */
  synchronized String open(Caller caller) {
    String value = secrets.draw();
    if (open.size() == MOST) {
      open.remove(open.keySet().iterator().next());
    }
    Session session =
        new Session(caller, digest(value), secrets.draw(), clock.instant().plus(LIFE));
    open.put(session.key(), session);
    return value;
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
