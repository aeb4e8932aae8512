package dev.millrace.adapters.http.api;

import java.util.Locale;

/** Why a request is turned away that would be welcome at another time, or in smaller parts. */
enum Refusal {
  /** As much as may is on its way behind. */
  PATH_FULL(Status.TOO_MANY_REQUESTS),
  /** As many records of the family as may wait already. */
  LINE_FULL(Status.TOO_MANY_REQUESTS),
  /** As many requests, bytes of their bodies, or values in them, as may are held already. */
  HELD_FULL(Status.TOO_MANY_REQUESTS),
  BODY_TOO_LARGE(Status.CONTENT_TOO_LARGE),
  TOO_MANY_RECORDS(Status.CONTENT_TOO_LARGE),
  /** The database, mostly. */
  AWAY(Status.SERVICE_UNAVAILABLE),
  OUTCOME_UNKNOWN(Status.SERVICE_UNAVAILABLE),
  /** Too many wait for their turn, or the process ends. */
  NO_TURN(Status.SERVICE_UNAVAILABLE);

  private final Status status;

  Refusal(Status status) {
    this.status = status;
  }

  Status status() {
    return status;
  }

  /** As metrics show it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
