package dev.millrace.application.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.call.AdjustableClock;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.InMemoryRelayProgress;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Snapshot;
import dev.millrace.domain.testing.InMemoryStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopiedCursorTest {

  private static final Shard SHARD = Shard.WHOLE;

  private final AdjustableClock clock = new AdjustableClock();
  private final InMemoryStore store = new InMemoryStore(clock);
  private final InMemoryRelayProgress progress = new InMemoryRelayProgress(store);
  private final CopiedCursor copy = new CopiedCursor(SHARD, progress, clock);

  @Test
  void ofManyInASecondTheFirstIsCopiedAndThenTheLast() {
    long before = store.changes();
    for (int batch = 1; batch <= 500; batch++) {
      copy.follow(cursor(batch));
      copy.mend();
      clock.pass(Duration.ofMillis(2));
    }
    assertThat(progress.find(SHARD)).contains(cursor(1));
    copy.follow(cursor(501));
    assertThat(progress.find(SHARD)).contains(cursor(501));
    assertThat(store.changes() - before).isEqualTo(2);
  }

  @Test
  void whatWasLeftIsCopiedOnceTheRelayIsIdle() {
    copy.follow(cursor(1));
    copy.follow(cursor(2));
    copy.mend();
    assertThat(progress.find(SHARD)).contains(cursor(1));
    clock.pass(Duration.ofSeconds(1));
    long before = store.changes();
    copy.mend();
    clock.pass(Duration.ofSeconds(1));
    copy.mend();
    assertThat(progress.find(SHARD)).contains(cursor(2));
    assertThat(store.changes() - before).isEqualTo(1);
  }

  @Test
  void aStartIsCopiedAtOnce() {
    copy.follow(cursor(1));
    copy.renew(cursor(2));
    assertThat(progress.find(SHARD)).contains(cursor(2));
  }

  @Test
  void aClockThatIsSetBackHoldsNothingUp() {
    copy.follow(cursor(1));
    clock.pass(Duration.ofHours(-1));
    copy.follow(cursor(2));
    assertThat(progress.find(SHARD)).contains(cursor(2));
  }

  private static Cursor cursor(int batch) {
    return Cursor.beginning("7").advance(new Snapshot(10, 20, List.of(10L))).upTo(batch);
  }
}
