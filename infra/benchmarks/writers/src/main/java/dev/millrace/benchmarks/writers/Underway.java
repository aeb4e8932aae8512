package dev.millrace.benchmarks.writers;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Bounds how many requests are under way. */
final class Underway {

  private final int most;
  private final Semaphore free;
  private final AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();

  Underway(int most) {
    this.most = most;
    this.free = new Semaphore(most);
  }

  /** Blocks while too many are under way. */
  void begin() throws InterruptedException {
    free.acquire();
    requireNoFailure();
  }

  /** The answer ends what was begun. */
  void endWith(CompletionStage<?> answer) {
    answer.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            failed.compareAndSet(null, failure);
          }
          free.release();
        });
  }

  /** Returns when none is under way. */
  void awaitAll() throws InterruptedException {
    free.acquire(most);
    free.release(most);
    requireNoFailure();
  }

  private void requireNoFailure() {
    Throwable failure = failed.get();
    if (failure != null) {
      throw new IllegalStateException("a request failed", failure);
    }
  }
}
