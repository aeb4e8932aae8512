package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;

/** What follows the beginning of an answer, piece by piece, until one of both sides ends it. */
@FunctionalInterface
public interface Feed {

  /** Feeds have paths below this one: they last, and do not count among the requests at once. */
  String PATHS = "/events/*";

  /** Begins to send; returns at once. */
  void begin(Listener listener);

  /** Who is sent to. */
  interface Listener {

    /**
     * Sends a piece and returns at once, unless the one before is still on its way: nothing is held
     * for a client that does not take it.
     *
     * @return whether it is on its way now
     */
    boolean send(Bytes piece);

    /** Whether it may still be sent to. */
    boolean isThere();

    /** Ends the answer; the connection is cut where a piece is still on its way. */
    void end();
  }
}
