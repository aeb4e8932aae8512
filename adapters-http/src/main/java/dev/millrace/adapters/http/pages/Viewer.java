package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Feed;
import dev.millrace.domain.document.Bytes;

/** Somebody who looks at what moves. */
final class Viewer {

  /** Who takes none of so many events in a row, does not read at all. */
  private static final int PATIENCE = 10;

  private final Session session;
  private final Feed.Listener listener;
  private int missed;

  Viewer(Session session, Feed.Listener listener) {
    this.session = session;
    this.listener = listener;
  }

  Session session() {
    return session;
  }

  void send(Bytes event) {
    missed = listener.send(event) ? 0 : missed + 1;
    if (missed == PATIENCE) {
      end();
    }
  }

  boolean isThere() {
    return listener.isThere();
  }

  void end() {
    listener.end();
  }
}
