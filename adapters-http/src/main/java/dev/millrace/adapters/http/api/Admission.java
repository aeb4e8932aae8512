package dev.millrace.adapters.http.api;

import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may ask.
 *
 * @param caller who asks
 * @param refusal what is answered to one who may not
 */
public record Admission(Caller caller, @Nullable Reply refusal) {

  public static Admission of(Caller caller) {
    return new Admission(caller, null);
  }

  public static Admission refused(Reply refusal) {
    return new Admission(Caller.NOBODY, refusal);
  }
}
