package dev.millrace.application.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WaitingLineTest {

  private static final int TIMES = 100_000;

  private final WaitingLine<User> line =
      new WaitingLine<>(new CollectLimits(10, 10, Duration.ofHours(1), 100, Duration.ZERO));

  @Test
  void aBatchForWhichThereIsNoRoomTakesNoneFromAnother() {
    Waiting<User> fits = batch(10);
    Waiting<User> never = batch(11);
    CompletableFuture<Void> inVain =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < TIMES; i++) {
                assertThat(line.join(never)).isFalse();
              }
            });
    for (int i = 0; i < TIMES; i++) {
      assertThat(line.join(fits)).isTrue();
      assertThat(line.join(fits)).as("there is room for one").isFalse();
      line.left(line.next(Duration.ZERO));
    }
    inVain.join();
    assertThat(line.records()).isZero();
  }

  private static Waiting<User> batch(int records) {
    Users users = new Users();
    return Waiting.of(
        users,
        new Batch(
            users.name(),
            Collections.nCopies(records, Pushing.unreadable()),
            null,
            Pushing::words));
  }
}
