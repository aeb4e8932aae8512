package dev.millrace.adapters.http.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Questions that take longer than a page waits. Whoever asks for the same joins those who wait
 * already, and an answer is kept for a while: the page comes again for it. That a server is away is
 * told once, and then it is asked again.
 */
final class LongLooks<K, V> {

  private static final int AT_ONCE = 2;

  /** An answer may have megabytes. */
  static final int MOST = 16;

  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Behind its begin. */
  private static final Duration KEPT = Duration.ofSeconds(30);

  private final String server;
  private final Questions questions;
  private final InstantSource clock;

  /** The oldest first. */
  private final Map<K, Asked<V>> asked = new LinkedHashMap<>();

  LongLooks(String server, Questions questions, InstantSource clock) {
    this.server = server;
    this.questions = questions;
    this.clock = clock;
  }

  private record Asked<V>(Instant at, CompletableFuture<Part<V>> answer) {}

  /** The answer if it is there in time, and otherwise that it is late. */
  CompletionStage<Part<V>> ask(K what, Supplier<V> question) {
    CompletableFuture<Part<V>> answer = of(what, question);
    return answer
        .copy()
        .completeOnTimeout(
            new Part.Late<>(server), questions.patience().toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(
            part -> {
              if (part instanceof Part.Away<V>) {
                forget(what, answer);
              }
              return part;
            });
  }

  private synchronized void forget(K what, CompletableFuture<Part<V>> answer) {
    Asked<V> known = asked.get(what);
    if (known != null && known.answer() == answer) {
      asked.remove(what);
    }
  }

  private synchronized CompletableFuture<Part<V>> of(K what, Supplier<V> question) {
    Instant now = clock.instant();
    asked.values().removeIf(one -> one.answer().isDone() && isOld(one, now));
    Asked<V> known = asked.get(what);
    if (known != null) {
      return known.answer();
    }
    if (asked.values().stream().filter(one -> !one.answer().isDone()).count() >= AT_ONCE) {
      return CompletableFuture.completedFuture(new Part.Late<>(server));
    }
    CompletableFuture<Part<V>> answer =
        questions.ask(server, LONGEST, question).toCompletableFuture();
    asked.put(what, new Asked<>(now, answer));
    forgetTheOldest();
    return answer;
  }

  private void forgetTheOldest() {
    asked.entrySet().stream()
        .filter(one -> one.getValue().answer().isDone())
        .limit(Math.max(0, asked.size() - MOST))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(asked::remove);
  }

  private static boolean isOld(Asked<?> one, Instant now) {
    return one.at().plus(KEPT).isBefore(now);
  }
}
