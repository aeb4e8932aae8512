package dev.millrace.adapters.http.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question to a server that may hang. A thread of its own waits for the answer, one for all who
 * ask meanwhile; nobody waits longer than two seconds, and no other thread does.
 */
final class Inquiry<T> {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Supplier<T> question;
  private @Nullable CompletableFuture<T> asked;

  Inquiry(Supplier<T> question) {
    this.question = question;
  }

  /** The answer, or nothing when there is none in time. */
  CompletionStage<Optional<T>> answer() {
    return asked()
        .thenApply(Optional::of)
        .completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized CompletableFuture<T> asked() {
    CompletableFuture<T> latest = asked;
    if (latest == null || latest.isDone()) {
      latest = CompletableFuture.supplyAsync(question, Inquiry::inBackground);
      asked = latest;
    }
    return latest;
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "api-inquiry");
    thread.setDaemon(true);
    thread.start();
  }
}
