package dev.millrace.application.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** What somebody who pushed waits for. */
record Pushed(CompletableFuture<Collected> answer) {

  boolean isAnswered() {
    return answer.isDone();
  }

  /** In the words of {@link Pushing#words}. */
  String words() {
    return ((Collected.Answered) collected()).answer().body();
  }

  Collected collected() {
    assertThat(answer).isDone();
    return answer.join();
  }

  boolean hasFailed() {
    return answer.isCompletedExceptionally();
  }

  void assertFailed(Class<? extends Throwable> failure) {
    assertThat(answer).isDone();
    assertThatThrownBy(answer::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(failure);
  }
}
