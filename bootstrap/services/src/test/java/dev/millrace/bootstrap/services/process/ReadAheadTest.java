package dev.millrace.bootstrap.services.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReadAheadTest {

  @Test
  @Timeout(30)
  void whatIsBeingReadIsWaitedForAndNothingMoreIsTaken() throws InterruptedException {
    ReadAhead ahead = new ReadAhead();
    Thread closing = new Thread(ahead::close);
    AtomicBoolean waitedFor = new AtomicBoolean();
    ahead.execute(() -> waitedFor.set(stopped(closing) == Thread.State.TIMED_WAITING));

    closing.start();
    closing.join();

    assertThat(waitedFor).isTrue();
    assertThatThrownBy(() -> ahead.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  /** How a thread stands once it waits, or has ended. */
  private static Thread.State stopped(Thread thread) {
    EnumSet<Thread.State> stopped = EnumSet.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED);
    while (!stopped.contains(thread.getState())) {
      Thread.onSpinWait();
    }
    return thread.getState();
  }
}
