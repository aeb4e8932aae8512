package dev.millrace.bootstrap.services.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.collect.Collected;
import dev.millrace.bootstrap.services.process.Loop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CollectingTest {

  /** As long as a thread waits for a database that is away, if it is asked to end or not. */
  private static final Duration WAIT = Duration.ofSeconds(1);

  @Test
  void itsThreadsEndInTheTimeOfOne() {
    List<Loop> loops =
        Stream.of("users", "logs", "clicks", "readings")
            .map(family -> Loop.start(family, CollectingTest::await, Duration.ZERO))
            .toList();
    loops.forEach(loop -> loop.opened().join());
    Collecting collecting =
        new Collecting(batch -> CompletableFuture.completedFuture(new Collected.Full()), loops);
    long asked = System.nanoTime();

    collecting.close();

    assertThat(loops).allMatch(loop -> loop.ended().isDone());
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(WAIT.multipliedBy(2));
  }

  private static int await() {
    long end = System.nanoTime() + WAIT.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    return 0;
  }
}
