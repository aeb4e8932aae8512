package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LongLooksTest {

  private final LongLooks<Integer, String> looks = waiting(Duration.ofSeconds(15));
  private final List<Integer> asked = new ArrayList<>();

  @Test
  void anAnswerIsKeptAndOfManyTheOldestIsForgotten() {
    for (int i = 0; i <= LongLooks.MOST; i++) {
      ask(i);
    }
    ask(LongLooks.MOST);
    ask(1);
    assertThat(asked).hasSize(LongLooks.MOST + 1);

    ask(0);

    assertThat(asked).hasSize(LongLooks.MOST + 2).endsWith(0);
  }

  @Test
  void aQuestionThatIsUnansweredTakesAPlaceAndIsNotForgotten() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    var first = looks.ask(-1, () -> waited(end));
    for (int i = 0; i <= LongLooks.MOST; i++) {
      ask(i);
    }

    looks.ask(-1, () -> told(-1));
    end.countDown();

    assertThat(first.toCompletableFuture().join()).isNotNull();
    assertThat(asked).doesNotContain(-1);
  }

  @Test
  void thatAServerIsAwayIsToldOnceAndThenItIsAskedAgain() {
    assertThat(looks.ask(7, () -> failed(7)).toCompletableFuture().join())
        .isEqualTo(new Part.Away<>("Kafka", "no broker answers"));

    ask(7);

    assertThat(asked).containsExactly(7, 7);
  }

  @Test
  void whoWasToldThatAServerIsLateIsToldThatItIsAwayWhenItIs() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    LongLooks<Integer, String> impatient = waiting(Questions.PATIENCE);
    Part<String> first =
        impatient
            .ask(
                7,
                () -> {
                  waited(end);
                  ended.countDown();
                  return failed(7);
                })
            .toCompletableFuture()
            .join();
    assertThat(first).isEqualTo(new Part.Late<>("Kafka"));

    end.countDown();
    ended.await();

    assertThat(impatient.ask(7, () -> told(7)).toCompletableFuture().join())
        .isEqualTo(new Part.Away<>("Kafka", "no broker answers"));
    assertThat(impatient.ask(7, () -> told(7)).toCompletableFuture().join())
        .isEqualTo(new Part.Known<>("told 7"));
  }

  private static LongLooks<Integer, String> waiting(Duration patience) {
    return new LongLooks<>("Kafka", new Questions(patience), () -> Instant.EPOCH);
  }

  private synchronized String failed(int what) {
    asked.add(what);
    throw new TransientFailure("no broker answers");
  }

  private void ask(int what) {
    assertThat(looks.ask(what, () -> told(what)).toCompletableFuture().join())
        .isEqualTo(new Part.Known<>("told " + what));
  }

  private synchronized String told(int what) {
    asked.add(what);
    return "told " + what;
  }

  private static String waited(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return "late";
  }
}
