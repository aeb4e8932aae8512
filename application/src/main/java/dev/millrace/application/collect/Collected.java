package dev.millrace.application.collect;

import dev.millrace.domain.call.Answer;

/** What became of a batch. */
public sealed interface Collected {

  /** It is durable, now or since before. */
  record Answered(Answer answer) implements Collected {}

  /** The first batch of the same key is not answered yet; nothing was done. */
  record UnderWay() implements Collected {}

  /** The key stands for a batch with other content; nothing was done. */
  record OtherContent() implements Collected {}

  /** More waits than may; nothing was done, and later it will be. */
  record Full() implements Collected {}

  /** As much as may is on its way already; nothing was done, and later it will be. */
  record PathFull() implements Collected {}
}
