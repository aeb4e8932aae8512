package dev.millrace.domain.port.call;

import dev.millrace.domain.call.Answer;
import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.Claim;
import dev.millrace.domain.record.ContentHash;
import java.time.Duration;
import java.util.UUID;

/**
 * Calls and their answers, durable. All methods throw {@link
 * dev.millrace.domain.failure.TransientFailure} when the store cannot be reached, and may then be
 * repeated.
 */
public interface Calls {

  /** How long a call is remembered, from its first claim. */
  Duration KEPT = Duration.ofDays(7);

  /** How long an execution may take: one that was not answered by then is taken for dead. */
  Duration LEASE = Duration.ofMinutes(1);

  /**
   * Claims a key for a call, in one transaction: of several at once, one executes.
   *
   * @param content tells calls of the same key apart
   * @param subject the id of what the call makes, unless an earlier execution of it had another
   */
  Claim claim(CallKey key, ContentHash content, UUID subject);

  /** Keeps the answer of a claimed call. One that is kept already stays. */
  void answered(CallKey key, Answer answer);

  /**
   * Gives a claim back that came to no answer: a repetition executes the call at once, for the same
   * subject, because something may have been done.
   */
  void gaveUp(CallKey key);

  /**
   * Forgets a claim that was refused before anything was done: the key is free, also for other
   * content. An answer that is kept stays.
   */
  void refused(CallKey key);
}
