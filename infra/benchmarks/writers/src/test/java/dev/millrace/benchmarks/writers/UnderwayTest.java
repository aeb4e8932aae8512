package dev.millrace.benchmarks.writers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class UnderwayTest {

  private final Underway underway = new Underway(1);
  private final CompletableFuture<String> answer = new CompletableFuture<>();

  private interface Step {
    void run() throws InterruptedException;
  }

  @Test
  void oneMoreThanSoManyWaitsForAnAnswer() throws Exception {
    underway.begin();
    underway.endWith(answer);
    Thread second = started(underway::begin);

    assertThat(settled(second)).isEqualTo(Thread.State.WAITING);
    answer.complete("done");
    second.join();
  }

  @Test
  void theEndWaitsForAllAnswers() throws Exception {
    underway.begin();
    underway.endWith(answer);
    Thread end = started(underway::awaitAll);

    assertThat(settled(end)).isEqualTo(Thread.State.WAITING);
    answer.complete("done");
    end.join();
  }

  @Test
  void aFailureEndsIt() throws Exception {
    underway.begin();
    underway.endWith(answer);
    answer.completeExceptionally(new IllegalArgumentException("planted"));

    assertThatThrownBy(underway::begin).hasRootCauseMessage("planted");
  }

  @Test
  void aFailureIsTheEndsToo() throws Exception {
    underway.begin();
    underway.endWith(answer);
    answer.completeExceptionally(new IllegalArgumentException("planted"));

    assertThatThrownBy(underway::awaitAll).hasRootCauseMessage("planted");
  }

  private static Thread started(Step step) {
    Thread thread =
        new Thread(
            () -> {
              try {
                step.run();
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits until it waits or has ended. */
  private static Thread.State settled(Thread thread) {
    while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE) {
      Thread.onSpinWait();
    }
    return thread.getState();
  }
}
