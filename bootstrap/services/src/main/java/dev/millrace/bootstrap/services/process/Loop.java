package dev.millrace.bootstrap.services.process;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that repeats a step until it is closed: at once while there is work, paced while there
 * is none, and after a growing pause, five seconds at most, while it fails. A permanent failure
 * ends it.
 */
public final class Loop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Pacing FAILING =
      Pacing.doubling(Duration.ofMillis(100), Duration.ofSeconds(5));
  private static final long CLOSE_SECONDS = 20;

  private final String name;
  private final Step step;
  private final Pacing idle;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private Loop(String name, Step step, Pacing idle) {
    this.name = name;
    this.step = step;
    this.idle = idle;
  }

  /** Starts a loop that always makes the same pause, on a thread of its name. */
  public static Loop start(String name, Step step, Duration idle) {
    return start(name, step, Pacing.steady(idle));
  }

  /** Starts a loop on a thread of its name. */
  public static Loop start(String name, Step step, Pacing idle) {
    Loop loop = new Loop(name, step, idle);
    new Thread(loop::runToTheEnd, name).start();
    return loop;
  }

  /** Completes when the step has been opened for the first time. */
  public CompletableFuture<Void> opened() {
    return opened;
  }

  /** Completes when the loop has ended; exceptionally when a failure ended it. */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  private void runToTheEnd() {
    try {
      try {
        repeat();
      } finally {
        step.end();
      }
      ended.complete(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended.complete(null);
    } catch (RuntimeException | Error e) {
      opened.completeExceptionally(e);
      ended.completeExceptionally(e);
    }
  }

  private void repeat() throws InterruptedException {
    boolean open = false;
    Duration idled = Duration.ZERO;
    Duration failed = Duration.ZERO;
    while (!isClosing()) {
      try {
        if (!open) {
          step.open();
          open = true;
          opened.complete(null);
        }
        idled = idle.after(idled, step.run());
        failed = Duration.ZERO;
        pause(idled);
      } catch (PermanentFailure failure) {
        throw failure;
      } catch (Failure failure) {
        open = false;
        failed = FAILING.after(failed, 0);
        LOG.warn("{} goes on in {} ms: {}", name, failed.toMillis(), failure.getMessage());
        pause(failed);
      }
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void pause(Duration wait) throws InterruptedException {
    if (closing.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
      LOG.debug("{} is asked to end", name);
    }
  }

  /** Asks it to end after the step at hand, and does not wait for that. */
  void askToEnd() {
    closing.countDown();
    step.askToEnd();
  }

  /** Ends the loop after the step at hand. */
  @Override
  public void close() {
    closeAll(List.of(this));
  }

  /** Ends loops side by side: however many hang, it takes no longer than with one. */
  public static void closeAll(Collection<Loop> loops) {
    loops.forEach(Loop::askToEnd);
    CompletableFuture.allOf(loops.stream().map(Loop::ended).toArray(CompletableFuture<?>[]::new))
        .exceptionally(failure -> null)
        .completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
