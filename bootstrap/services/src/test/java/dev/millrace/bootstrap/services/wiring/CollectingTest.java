package dev.millrace.bootstrap.services.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.collect.Collected;
import dev.millrace.bootstrap.services.process.Loop;
import dev.millrace.bootstrap.services.process.Step;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CollectingTest {

  private static final List<String> FAMILIES = List.of("users", "logs", "clicks", "readings");

  /** Each thread ends once all are asked to: asked in turn, three are given up, after 20 s each. */
  @Test
  @Timeout(30)
  void itsThreadsEndInTheTimeOfOne() {
    CountDownLatch asked = new CountDownLatch(FAMILIES.size());
    List<Loop> loops =
        FAMILIES.stream()
            .map(family -> Loop.start(family, new Last(asked), Duration.ZERO))
            .toList();
    loops.forEach(loop -> loop.opened().join());
    Collecting collecting =
        new Collecting(batch -> CompletableFuture.completedFuture(new Collected.Full()), loops);

    collecting.close();

    assertThat(loops).allMatch(loop -> loop.ended().isDone());
  }

  /** Ends when no other has still to be asked. */
  private record Last(CountDownLatch asked) implements Step {

    @Override
    public int run() {
      try {
        asked.await();
      } catch (InterruptedException impossible) {
        throw new IllegalStateException(impossible);
      }
      return 0;
    }

    @Override
    public void askToEnd() {
      asked.countDown();
    }
  }
}
