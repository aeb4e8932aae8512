package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Thrown;
import dev.millrace.application.path.Reading;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that is looked at again and again. It may hang: a thread of its own waits for it, never
 * more than one, and meanwhile there is what it told last.
 */
final class Look<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Look.class);

  /** Who takes longer is said not to answer. */
  private static final Duration LONG = Duration.ofSeconds(3);

  private final Supplier<T> question;
  private final Duration pause;
  private final InstantSource clock;
  private @Nullable CompletableFuture<Reading<T>> asked;
  private Instant askedAt = Instant.MIN;
  private Reading<T> last;

  /**
   * @param pause what was told in so long is not asked again
   */
  Look(Supplier<T> question, Duration pause, InstantSource clock) {
    this.question = question;
    this.pause = pause;
    this.clock = clock;
    this.last = Reading.pending(clock.instant());
  }

  /** Asks, unless the last question is unanswered or of just now; ends when there is an answer. */
  synchronized CompletionStage<Reading<T>> refresh() {
    CompletableFuture<Reading<T>> latest = asked;
    if (latest == null || (latest.isDone() && isDue())) {
      if (latest != null) {
        last = latest.join();
      }
      askedAt = clock.instant();
      latest = CompletableFuture.supplyAsync(this::read, Look::inBackground);
      asked = latest;
    }
    return latest;
  }

  private boolean isDue() {
    return !clock.instant().isBefore(askedAt.plus(pause));
  }

  /** What is known now. */
  synchronized Reading<T> reading() {
    CompletableFuture<Reading<T>> latest = asked;
    if (latest == null) {
      return last;
    }
    if (latest.isDone()) {
      last = latest.join();
      return last;
    }
    Instant now = clock.instant();
    Duration waited = Duration.between(askedAt, now);
    return waited.compareTo(LONG) < 0
        ? last
        : Reading.none(now, "no answer for " + Span.words(waited));
  }

  private Reading<T> read() {
    try {
      T value = question.get();
      return Reading.of(clock.instant(), value);
    } catch (RuntimeException failure) {
      return Reading.none(clock.instant(), words(failure));
    }
  }

  private static String words(RuntimeException thrown) {
    Throwable cause = Thrown.unwrapped(thrown);
    if (cause instanceof Failure) {
      return String.valueOf(cause.getMessage());
    }
    LOG.error("the path cannot be watched", cause);
    return "Millrace failed; the log of this process says why";
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "pages-look");
    thread.setDaemon(true);
    thread.start();
  }
}
