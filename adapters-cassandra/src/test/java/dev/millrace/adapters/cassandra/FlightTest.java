package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FlightTest {

  private static final RequestLimits LIMITS =
      new RequestLimits(Consistency.LOCAL_ONE, 2, Duration.ofMillis(200), Duration.ofSeconds(30));

  private final AtomicInteger attempts = new AtomicInteger();
  private final List<String> taken = new CopyOnWriteArrayList<>();

  @Test
  void aPassingErrorIsRepeatedUntilItPasses() {
    try (Flight flight = new Flight(LIMITS)) {
      flight.send("ask", timeout -> attempts.incrementAndGet() < 4 ? late() : done(), taken::add);
      flight.land();
    }

    assertThat(attempts).hasValue(4);
    assertThat(taken).containsExactly("answer");
  }

  @Test
  void aLastingErrorIsNotRepeated() {
    try (Flight flight = new Flight(LIMITS)) {
      flight.send("ask", this.<String>counted(CompletableFuture.failedFuture(wrong())), taken::add);

      assertThatThrownBy(flight::land).isInstanceOf(PermanentFailure.class);
    }
    assertThat(attempts).hasValue(1);
  }

  @Test
  void whatTheDriverThrowsAtOnceCountsAsAnAnswer() {
    try (Flight flight = new Flight(LIMITS)) {
      flight.<String>send(
          "ask",
          timeout -> {
            throw wrong();
          },
          taken::add);

      assertThatThrownBy(flight::land).isInstanceOf(PermanentFailure.class);
    }
  }

  @Test
  void theDeadlineEndsTheRepetitions() {
    try (Flight flight = new Flight(LIMITS.withDeadline(Duration.ofSeconds(3)))) {
      flight.send("ask", counted(late()), taken::add);

      assertThatThrownBy(flight::land).isInstanceOf(TransientFailure.class);
    }
    assertThat(attempts).hasValueBetween(2, 20);
  }

  @Test
  void anAnswerThatNeverComesEndsInAFailure() {
    try (Flight flight = new Flight(LIMITS.withDeadline(Duration.ofSeconds(1)))) {
      flight.send("ask", timeout -> new CompletableFuture<String>(), taken::add);

      assertThatThrownBy(flight::land).isInstanceOf(TransientFailure.class);
    }
  }

  @Test
  void theFirstFailureIsToldOnceAndThenTheFlightIsAsNew() {
    try (Flight flight = new Flight(LIMITS)) {
      flight.send(
          "ask first", this.<String>counted(CompletableFuture.failedFuture(wrong())), taken::add);
      assertThatThrownBy(() -> flight.send("ask", timeout -> done(), taken::add))
          .hasMessageContaining("ask first");
      assertThatThrownBy(flight::land).hasMessageContaining("ask first");

      flight.send("ask", timeout -> done(), taken::add);
      flight.land();
    }
    assertThat(taken).containsExactly("answer");
  }

  @Test
  void sendingWaitsWhileTooManyAreUnderWay() {
    CompletableFuture<String> first = new CompletableFuture<>();
    CompletableFuture<String> second = new CompletableFuture<>();
    try (Flight flight = new Flight(LIMITS)) {
      flight.send("ask", timeout -> first, taken::add);
      flight.send("ask", timeout -> second, taken::add);
      CompletableFuture<Void> third =
          CompletableFuture.runAsync(() -> flight.<String>send("ask", counted(done()), taken::add));
      assertThatThrownBy(() -> third.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(attempts).hasValue(0);
      first.complete("first");
      third.join();
      second.complete("second");
      flight.land();
    }
    assertThat(taken).containsExactlyInAnyOrder("first", "second", "answer");
  }

  @Test
  void anAttemptMayNotOutlastTheDeadline() {
    List<Duration> timeouts = new CopyOnWriteArrayList<>();
    RequestLimits patient = LIMITS.withRequestTimeout(Duration.ofMinutes(1));
    try (Flight flight = new Flight(patient)) {
      flight.send(
          "ask",
          timeout -> {
            timeouts.add(timeout);
            return done();
          },
          taken::add);
      flight.land();
    }

    assertThat(timeouts).allMatch(timeout -> timeout.compareTo(patient.deadline()) <= 0);
  }

  private <T> Function<Duration, CompletionStage<T>> counted(CompletionStage<T> answer) {
    return timeout -> {
      attempts.incrementAndGet();
      return answer;
    };
  }

  private static CompletableFuture<String> done() {
    return CompletableFuture.completedFuture("answer");
  }

  private static CompletableFuture<String> late() {
    return CompletableFuture.failedFuture(new DriverTimeoutException("too late"));
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException("wrong");
  }
}
