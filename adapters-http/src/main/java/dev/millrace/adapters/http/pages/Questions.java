package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Thrown;
import dev.millrace.domain.failure.Failure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks servers that may hang. Each question has a thread of its own, of which there are few, and
 * nobody waits for it longer than a deadline.
 */
final class Questions {

  /** A page is there within a second, whatever hangs. */
  static final Duration PATIENCE = Duration.ofMillis(700);

  /** Who changes something would rather wait than not know. */
  static final Duration PATIENCE_WITH_CHANGES = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
  private static final int AT_ONCE = 8;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Duration patience;

  /**
   * @param patience how long a page waits for an answer
   */
  Questions(Duration patience) {
    this.patience = patience;
  }

  /** As patient, for a server that takes no other server's places when it hangs. */
  Questions apart() {
    return new Questions(patience);
  }

  Duration patience() {
    return patience;
  }

  /** What a server says to a question. */
  <T> CompletionStage<Part<T>> ask(String server, Supplier<T> question) {
    return ask(server, patience, question);
  }

  <T> CompletionStage<Part<T>> ask(String server, Duration longest, Supplier<T> question) {
    if (!places.tryAcquire()) {
      return CompletableFuture.completedFuture(
          new Part.Away<>(server, "Earlier questions have not been answered yet."));
    }
    return CompletableFuture.supplyAsync(() -> answered(question), Questions::inBackground)
        .<Part<T>>thenApply(Part.Known::new)
        .exceptionally(failure -> new Part.Away<>(server, words(failure)))
        .completeOnTimeout(new Part.Late<>(server), longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  private <T> T answered(Supplier<T> question) {
    try {
      return question.get();
    } finally {
      places.release();
    }
  }

  private static String words(Throwable thrown) {
    Throwable cause = Thrown.unwrapped(thrown);
    if (cause instanceof Failure) {
      LOG.debug("a part of a page is missing", cause);
      return String.valueOf(cause.getMessage());
    }
    LOG.error("a part of a page is missing", cause);
    return "Millrace failed; the log of this process says why.";
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "pages-question");
    thread.setDaemon(true);
    thread.start();
  }
}
