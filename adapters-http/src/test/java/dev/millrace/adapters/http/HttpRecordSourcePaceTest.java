package dev.millrace.adapters.http;

import static dev.millrace.adapters.http.Sources.ATTEMPTS;
import static dev.millrace.adapters.http.Sources.config;
import static dev.millrace.adapters.http.Sources.once;
import static dev.millrace.adapters.http.Sources.page;
import static dev.millrace.adapters.http.Sources.request;
import static dev.millrace.adapters.http.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.adapters.http.SourceRequest.Outcome;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.port.source.UnusablePage;
import io.github.resilience4j.core.IntervalFunction;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often and how soon a source is asked. */
@Timeout(30)
class HttpRecordSourcePaceTest {

  private static final FaultServer.Reply GOOD = FaultServer.json(page("[{\"a\":1},{\"a\":2}]"));
  private static final FaultServer.Reply BAD = FaultServer.status("500 Oops");
  private static final FaultServer.Reply BUSY =
      FaultServer.status("429 Slow down", "Retry-After: 300");

  @Test
  void aBurstOfFailuresIsSatOut() throws IOException {
    try (FaultServer server =
        FaultServer.replying(GOOD)
            .first(FaultServer.status("502 Bad"))
            .first(FaultServer.status("504 Late"))) {
      assertThat(fetch(source(config()), server).records()).hasSize(2);
      assertThat(server.targets()).hasSize(ATTEMPTS);
    }
  }

  @Test
  void requestsAreCountedByHowTheyEnded() throws IOException {
    try (FaultServer server =
        FaultServer.replying(FaultServer.status("404 Gone"))
            .first(BAD)
            .first(BUSY)
            .first(GOOD)
            .first(GOOD)
            .first(FaultServer.json(page("[]")))
            .first(FaultServer.json("{}"))) {
      HttpRecordSource source = source(config());
      fetch(source, server);
      fetch(source, server);
      assertThatThrownBy(() -> fetch(source, server)).isInstanceOf(UnusablePage.class);
      assertThatThrownBy(() -> fetch(source, server)).isInstanceOf(PermanentFailure.class);

      assertThat(source.requests())
          .containsOnly(
              Map.entry(new SourceRequest(false, Outcome.FAILED), 1L),
              Map.entry(new SourceRequest(true, Outcome.BUSY), 1L),
              Map.entry(new SourceRequest(true, Outcome.PAGE), 1L),
              Map.entry(new SourceRequest(false, Outcome.PAGE), 1L),
              Map.entry(new SourceRequest(false, Outcome.EMPTY), 1L),
              Map.entry(new SourceRequest(false, Outcome.UNUSABLE), 1L),
              Map.entry(new SourceRequest(true, Outcome.REFUSED), 1L));
    }
  }

  @Test
  void waitsDoubleGiveOrTakeHalfUpToTheLongest() {
    IntervalFunction waits =
        Attempts.backOff(
            new HttpSourceConfig.Retries(
                9, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(60)));
    assertThat(drawn(waits, 1)).allSatisfy(wait -> assertThat(wait).isBetween(500L, 1_500L));
    assertThat(drawn(waits, 2)).allSatisfy(wait -> assertThat(wait).isBetween(1_000L, 3_000L));
    assertThat(drawn(waits, 9)).allSatisfy(wait -> assertThat(wait).isBetween(2_500L, 5_000L));
    assertThat(drawn(waits, 1).stream().distinct().count())
        .as("not all come back together")
        .isGreaterThan(10);
  }

  private static List<Long> drawn(IntervalFunction waits, int attempt) {
    return Stream.generate(() -> waits.apply(attempt)).limit(50).toList();
  }

  /** The limit is given anew each second, so eleven requests at five a second take over one. */
  @Test
  void noMoreIsAskedThanTheLimitAllows() throws IOException {
    try (FaultServer server = FaultServer.replying(GOOD)) {
      HttpRecordSource source = source(config().withRequestsPerSecond(5));
      long start = System.nanoTime();
      for (int i = 0; i < 11; i++) {
        fetch(source, server);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void anOriginThatIsLeftAloneIsTriedOnceAndThenTrustedAgain() throws IOException {
    Duration openFor = Duration.ofMillis(300);
    HttpSourceConfig.Breaker breaker = new HttpSourceConfig.Breaker(2, 100, openFor);
    try (FaultServer server = FaultServer.replying(GOOD).first(BAD).first(BAD).first(BAD)) {
      HttpRecordSource source = source(once(config()).withBreaker(breaker));
      long start = System.nanoTime();
      until(() -> isAsked(source, server));
      assertThat(server.targets()).as("three bad answers and a good one").hasSize(4);
      assertThat(source.requests())
          .as("what was not asked is not counted")
          .containsOnly(
              Map.entry(new SourceRequest(false, Outcome.FAILED), 3L),
              Map.entry(new SourceRequest(false, Outcome.PAGE), 1L));
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("left alone after the second and after the third")
          .isGreaterThan(openFor.multipliedBy(2).minusMillis(20));
    }
  }

  private static boolean isAsked(HttpRecordSource source, FaultServer server) {
    try {
      return fetch(source, server).records().size() == 2;
    } catch (TransientFailure failure) {
      assertThat(failure.getMessage()).containsAnyOf("answers 500", "left alone");
      return false;
    }
  }

  /** Looks again and again, for ten seconds at most. */
  private static void until(BooleanSupplier happened) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!happened.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Also when those who ask have used up their tries, or have not asked before. */
  @Test
  void anOriginThatAskedToBeLeftAloneIsNotAskedBeforeByAnybody() throws IOException {
    Duration wait = Duration.ofMillis(300);
    try (FaultServer server = FaultServer.replying(GOOD).first(BUSY)) {
      HttpRecordSource source = source(once(honouring(wait)));
      long start = System.nanoTime();
      assertThat(failure(source, server)).hasMessageContaining("answers 429");
      assertThat(fetch(source, server).records()).hasSize(2);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(wait);
    }
  }

  @Test
  void otherOriginsAreAskedMeanwhile() throws IOException {
    try (FaultServer busy = FaultServer.replying(BUSY);
        FaultServer other = FaultServer.replying(GOOD)) {
      HttpRecordSource source = source(once(honouring(Duration.ofMinutes(5))));
      assertThat(failure(source, busy)).hasMessageContaining("answers 429");
      assertThat(fetch(source, other).records()).hasSize(2);
    }
  }

  /** A shutdown must not sit out a wait that the source asked for. */
  @Test
  void anInterruptEndsAWaitAndIsNotForgotten() throws Exception {
    try (FaultServer server = FaultServer.replying(BUSY)) {
      HttpRecordSource patient = source(honouring(Duration.ofMinutes(5)));
      assertThat(interruptedIn("sleep", patient, server)).isTrue();
      assertThat(server.targets()).hasSize(1);
      assertThat(interruptedIn("sleep", patient, server)).isTrue();
      assertThat(server.targets()).hasSize(1);
    }
  }

  private static HttpSourceConfig honouring(Duration longestRetryAfter) {
    return config()
        .withRetries(
            new HttpSourceConfig.Retries(
                ATTEMPTS, Duration.ofMillis(1), Duration.ofMillis(1), longestRetryAfter));
  }

  @Test
  void anInterruptEndsAnExchangeAndIsNotForgotten() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    FaultServer.Reply silence =
        (client, target) -> {
          try {
            client.getInputStream().read();
          } finally {
            left.countDown();
          }
        };
    try (FaultServer server = FaultServer.replying(silence)) {
      HttpRecordSource source = source(config().withDeadline(Duration.ofMinutes(5)));
      assertThat(interruptedIn("get", source, server)).isTrue();
      assertThat(source.requests())
          .containsOnly(Map.entry(new SourceRequest(false, Outcome.GIVEN_UP), 1L));
      assertThat(left.await(10, TimeUnit.SECONDS)).as("the connection is closed").isTrue();
      assertThat(server.targets()).hasSize(1);
    }
  }

  /** Interrupts a fetch while it is in a method; whether the thread still knows afterwards. */
  private static boolean interruptedIn(String method, HttpRecordSource source, FaultServer server)
      throws Exception {
    AtomicBoolean remembered = new AtomicBoolean();
    CompletableFuture<TransientFailure> failed = new CompletableFuture<>();
    Thread fetching =
        new Thread(
            () -> {
              TransientFailure failure = failure(source, server);
              remembered.set(Thread.currentThread().isInterrupted());
              failed.complete(failure);
            });
    fetching.start();
    until(() -> !server.targets().isEmpty() && isIn(method, fetching));
    fetching.interrupt();
    assertThat(failed.get(10, TimeUnit.SECONDS)).isNotNull();
    return remembered.get();
  }

  private static boolean isIn(String method, Thread thread) {
    return thread.getState() == Thread.State.TIMED_WAITING
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(frame -> frame.getMethodName().equals(method));
  }

  private static TransientFailure failure(HttpRecordSource source, FaultServer server) {
    return catchThrowableOfType(TransientFailure.class, () -> fetch(source, server));
  }

  private static FetchedPage fetch(HttpRecordSource source, FaultServer server) {
    return source.fetch(request(server.uri("/api/1.4/"), 1, 2), Sources.SECRETS);
  }
}
