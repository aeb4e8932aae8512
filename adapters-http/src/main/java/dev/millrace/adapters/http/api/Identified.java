package dev.millrace.adapters.http.api;

import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt to say who one is.
 *
 * @param caller null where that is not known
 * @param isTooMany whether it was not looked at, for there were too many attempts
 * @param isBusy whether it was not looked at, for others are; it counts for nothing
 */
public record Identified(@Nullable Caller caller, boolean isTooMany, boolean isBusy) {

  static final Identified STRANGER = new Identified(null, false, false);
  static final Identified TOO_MANY = new Identified(null, true, false);
  static final Identified BUSY = new Identified(null, false, true);

  static Identified as(Caller caller) {
    return new Identified(caller, false, false);
  }
}
