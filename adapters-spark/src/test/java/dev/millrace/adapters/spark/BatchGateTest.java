package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class BatchGateTest {

  private final AtomicInteger confirmed = new AtomicInteger();
  private final BatchGate gate = new BatchGate(() -> {}, confirmed::incrementAndGet);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @Test
  void theBatchInsideEndsBeforeTheGateIsEmpty() throws InterruptedException {
    AtomicBoolean ended = new AtomicBoolean();
    Thread batch = inBackground(() -> ended.set(await(mayEnd)));
    assertThat(await(begun)).isTrue();
    gate.shut();
    gate.awaitEmpty(in(Duration.ofMillis(20)));
    assertThat(ended).isFalse();
    mayEnd.countDown();
    gate.awaitEmpty(in(Duration.ofSeconds(20)));
    assertThat(ended).isTrue();
    batch.join();
  }

  @Test
  void theNextBatchIsHeldUntilItIsInterrupted() throws InterruptedException {
    gate.shut();
    AtomicBoolean ran = new AtomicBoolean();
    Thread batch = inBackground(() -> ran.set(true));
    Deadline.until("a batch is held", gate::isHolding);
    batch.interrupt();
    batch.join();
    assertThat(ran).isFalse();
  }

  @Test
  void aBatchIsConfirmedOnceItsWorkIsDone() throws InterruptedException {
    gate.pass(() -> assertThat(confirmed).hasValue(0));
    assertThat(confirmed).hasValue(1);
    assertThatThrownBy(() -> gate.pass(BatchGateTest::fail)).hasMessage("not written");
    assertThat(confirmed).hasValue(1);
  }

  @Test
  void oneThatIsNotConfirmedFailsAndLeavesTheGate() {
    BatchGate refusing = new BatchGate(() -> {}, BatchGateTest::fail);
    assertThatThrownBy(() -> refusing.pass(() -> {})).hasMessage("not written");
    assertThatThrownBy(() -> refusing.pass(() -> {})).hasMessage("not written");
    refusing.shut();
    assertThat(refusing.isHolding()).isFalse();
  }

  @Test
  void oneThatIsNotAdmittedDoesNothing() {
    BatchGate refusing = new BatchGate(BatchGateTest::fail, confirmed::incrementAndGet);
    AtomicBoolean ran = new AtomicBoolean();
    assertThatThrownBy(() -> refusing.pass(() -> ran.set(true))).hasMessage("not written");
    assertThat(ran).isFalse();
    assertThat(confirmed).hasValue(0);
  }

  private static void fail() {
    throw new TransientFailure("not written");
  }

  private Thread inBackground(BatchGate.Batch work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                gate.pass(
                    () -> {
                      begun.countDown();
                      work.run();
                    });
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    return thread;
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      return false;
    }
  }

  private static long in(Duration patience) {
    return System.nanoTime() + patience.toNanos();
  }
}
