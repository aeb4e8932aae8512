package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.adapters.postgres.PostgresClockwork.Piece;
import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresClockworkIT {

  private static final Duration TAKE_OVER = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
  private TestDatabase postgres;

  @BeforeEach
  void open() {
    postgres = TestDatabase.migrated();
  }

  @AfterEach
  void close() {
    postgres.close();
  }

  @Test
  void twoProcessesNeverDoAPieceAtOnce() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
    Runnable piece =
        () -> {
          seen.add(inside.incrementAndGet());
          pause();
          inside.decrementAndGet();
        };
    try (PostgresDatabase other = PostgresDatabase.open(postgres.config());
        PostgresClockwork one = start(postgres.database(), piece);
        PostgresClockwork two = start(other, piece)) {
      assertThat(one).isNotSameAs(two);
      for (int i = 0; i < 6; i++) {
        assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo(1);
      }
    }
  }

  @Test
  void aPieceThatFailedIsDoneAgainAndKeepsNoOtherWaiting() throws Exception {
    List<Piece> pieces =
        List.of(
            new Piece(
                "fails",
                PAUSE,
                () -> {
                  done.add("fails");
                  throw new TransientFailure("the source is away");
                }),
            new Piece("works", PAUSE, () -> done.add("works")));
    try (PostgresClockwork clockwork =
        PostgresClockwork.start(postgres.database(), TAKE_OVER, PATIENCE, pieces)) {
      assertThat(clockwork).isNotNull();
      assertThat(await("fails", 2)).isTrue();
      assertThat(await("works", 2)).isTrue();
    }
  }

  @Test
  void anotherProcessGoesOnForADeadOneAndAfterARestart() throws Exception {
    CountDownLatch forever = new CountDownLatch(1);
    PostgresDatabase other = PostgresDatabase.open(postgres.config());
    PostgresClockwork dead =
        PostgresClockwork.start(
            other,
            TAKE_OVER,
            Duration.ofMillis(1),
            pieces(
                () -> {
                  done.add("dead");
                  await(forever);
                }));
    assertThat(await("dead", 1)).isTrue();
    // Without its connections it can neither beat its heart nor say that it has stopped.
    other.close();
    try (PostgresClockwork alive = start(postgres.database(), () -> done.add("alive"))) {
      assertThat(alive).isNotNull();
      assertThat(await("alive", 2)).isTrue();
    }
    forever.countDown();
    dead.close();
    done.clear();
    try (PostgresClockwork again = start(postgres.database(), () -> done.add("again"))) {
      assertThat(again).isNotNull();
      assertThat(await("again", 1)).isTrue();
    }
  }

  private static PostgresClockwork start(PostgresDatabase database, Runnable piece) {
    return PostgresClockwork.start(database, TAKE_OVER, PATIENCE, pieces(piece));
  }

  private static List<Piece> pieces(Runnable piece) {
    return List.of(new Piece("piece", PAUSE, piece));
  }

  /** Whether it was done so often within ten seconds. */
  private boolean await(String what, int times) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (done.stream().filter(what::equals).count() < times) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return true;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** So that another process would be seen in between. */
  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(150);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
