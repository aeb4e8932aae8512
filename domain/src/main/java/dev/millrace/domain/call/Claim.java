package dev.millrace.domain.call;

import java.util.UUID;

/** What a call is to do that claimed its key. */
public sealed interface Claim {

  /**
   * It is to be executed.
   *
   * @param subject the id of what it makes: the same whenever the call is executed again, so that
   *     an execution that was cut off is completed and not doubled
   */
  record Execute(UUID subject) implements Claim {}

  /** It is being executed; nothing is to be done. */
  record UnderWay() implements Claim {}

  /** The key stands for a call with other content; nothing is to be done. */
  record OtherContent() implements Claim {}

  /** It was answered before, and is to be answered so again. */
  record Answered(Answer answer) implements Claim {}
}
