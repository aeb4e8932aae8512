package dev.millrace.adapters.http.api;

import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may ask.
 *
 * @param principal who asks; empty where nobody is asked for it
 * @param refusal what is answered to one who may not
 */
public record Admission(String principal, @Nullable Reply refusal) {

  public static Admission of(String principal) {
    return new Admission(principal, null);
  }

  public static Admission refused(Reply refusal) {
    return new Admission("", refusal);
  }
}
