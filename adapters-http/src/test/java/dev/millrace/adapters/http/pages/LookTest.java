package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.path.Reading;
import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class LookTest {

  private final LinkedBlockingQueue<CompletableFuture<String>> questions =
      new LinkedBlockingQueue<>();
  private volatile Instant now = Instant.EPOCH;
  private final Look<String> look = new Look<>(this::answer, Duration.ZERO, () -> now);

  private String answer() {
    CompletableFuture<String> question = new CompletableFuture<>();
    questions.add(question);
    try {
      return question.join();
    } catch (CompletionException refused) {
      throw refused.getCause() instanceof RuntimeException cause ? cause : refused;
    }
  }

  @Test
  void anAnswerThatCameAfterAllHadLookedIsKnownWhenTheyAskAnew() throws Exception {
    Reading<String> good = answered("good");
    assertThat(look.reading()).isEqualTo(good);

    now = now.plusSeconds(15);
    var late = look.refresh();
    now = now.plusMillis(1_500);
    assertThat(look.reading()).as("while it is young").isEqualTo(good);
    now = now.plusMillis(3_500);
    questions.take().completeExceptionally(new TransientFailure("away"));
    Reading<String> away = late.toCompletableFuture().join();

    now = now.plusSeconds(10);
    var next = look.refresh();
    assertThat(look.reading()).isEqualTo(away);
    assertThat(away.value()).isNull();

    questions.take().complete("good again");
    assertThat(next.toCompletableFuture().join().value()).isEqualTo("good again");
    assertThat(look.reading().value()).isEqualTo("good again");
  }

  private Reading<String> answered(String value) throws InterruptedException {
    var asked = look.refresh().toCompletableFuture();
    questions.take().complete(value);
    return asked.join();
  }
}
