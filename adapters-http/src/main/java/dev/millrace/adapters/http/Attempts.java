package dev.millrace.adapters.http;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.source.UnusablePage;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When and how often an origin is asked: retries with growing, random waits around what it asks to
 * be left alone for, around a rate limit, around a circuit breaker, all of which is one for all who
 * ask it. The random wait comes on top of what the origin asks for, or all whom it turned away
 * would be back at once. Only {@link TransientFailure} is tried again and counts as a failure; an
 * empty page is an answer.
 */
final class Attempts {

  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private final HttpSourceConfig.Retries retries;
  private final IntervalFunction backOff;
  private final QuietTimes quiet;
  private final CircuitBreakerRegistry breakers;
  private final RateLimiterRegistry limiters;
  private final SourceRequests requests = new SourceRequests();

  Attempts(HttpSourceConfig config) {
    this.retries = config.retries();
    this.backOff = backOff(retries);
    this.quiet = QuietTimes.upTo(retries.longestRetryAfter());
    this.breakers = CircuitBreakerRegistry.of(breaking(config.breaker()));
    this.limiters = RateLimiterRegistry.of(limiting(config));
    breakers.getEventPublisher().onEntryAdded(made -> tellChanges(made.getAddedEntry()));
  }

  static IntervalFunction backOff(HttpSourceConfig.Retries retries) {
    return IntervalFunction.ofExponentialRandomBackoff(
        retries.firstWait(), 2, 0.5, retries.longestWait());
  }

  private static void tellChanges(CircuitBreaker breaker) {
    breaker
        .getEventPublisher()
        .onStateTransition(
            change ->
                LOG.warn(
                    "{}: the circuit breaker is {}",
                    change.getCircuitBreakerName(),
                    change.getStateTransition().getToState()));
  }

  /** How the breaker of each origin that was ever asked stands: closed, open or half_open. */
  Map<String, String> breakers() {
    return breakers.getAllCircuitBreakers().stream()
        .collect(
            Collectors.toMap(
                CircuitBreaker::getName,
                breaker -> breaker.getState().name().toLowerCase(Locale.ROOT)));
  }

  /** How many requests were made, by how they ended. */
  Map<SourceRequest, Long> requests() {
    return requests.counts();
  }

  private static CircuitBreakerConfig breaking(HttpSourceConfig.Breaker breaker) {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(breaker.calls())
        .minimumNumberOfCalls(breaker.calls())
        .failureRateThreshold(breaker.failedPercent())
        .waitDurationInOpenState(breaker.openFor())
        .permittedNumberOfCallsInHalfOpenState(1)
        .recordException(Attempts::isFault)
        .ignoreExceptions(PermanentFailure.class)
        .ignoreException(failure -> isGivenUp())
        .build();
  }

  private static RateLimiterConfig limiting(HttpSourceConfig config) {
    return RateLimiterConfig.custom()
        .limitForPeriod(config.requestsPerSecond())
        .limitRefreshPeriod(Duration.ofSeconds(1))
        .timeoutDuration(config.deadline())
        .build();
  }

  /**
   * An answer that was no page outranks a later failure without an answer: it is what an operator
   * has to see, also when the origin is left alone from then on.
   */
  <T> T run(PageAddress address, Supplier<T> attempt) {
    AtomicReference<UnusablePage> answered = new AtomicReference<>();
    AtomicBoolean asked = new AtomicBoolean();
    Supplier<T> request = () -> requests.counted(asked.getAndSet(true), attempt);
    try {
      return Retry.of(address.origin(), retrying(address))
          .executeSupplier(() -> guarded(address, () -> noting(answered, request)));
    } catch (TransientFailure last) {
      UnusablePage answer = answered.get();
      if (answer == null || answer.equals(last)) {
        throw last;
      }
      answer.addSuppressed(last);
      throw answer;
    }
  }

  private static <T> T noting(AtomicReference<UnusablePage> answered, Supplier<T> attempt) {
    try {
      return attempt.get();
    } catch (UnusablePage answer) {
      answered.set(answer);
      throw answer;
    }
  }

  private RetryConfig retrying(PageAddress address) {
    return RetryConfig.custom()
        .maxAttempts(retries.attempts())
        .retryOnException(Attempts::mayPass)
        .intervalBiFunction((count, outcome) -> pause(address, count, outcome.getLeft()))
        .build();
  }

  private static boolean mayPass(Throwable failure) {
    return isFault(failure) && !isGivenUp();
  }

  /** An honest page without records is the same when it is asked for again. */
  private static boolean isFault(Throwable failure) {
    boolean empty = failure instanceof UnusablePage page && page.isEmpty();
    return failure instanceof TransientFailure && !empty;
  }

  /** Whoever asked wants the answer no more, which says nothing about the origin. */
  private static boolean isGivenUp() {
    return Thread.currentThread().isInterrupted();
  }

  private long pause(PageAddress address, int count, Throwable failure) {
    long wait = quiet.left(address.origin()).toMillis() + backOff.apply(count);
    LOG.warn("{}: attempt {}: {}; again in {} ms", address, count, failure.getMessage(), wait);
    return wait;
  }

  private <T> T guarded(PageAddress address, Supplier<T> attempt) {
    String origin = address.origin();
    quiet.sitOut(address, Duration.ofMillis(backOff.apply(1)));
    try {
      return limiters
          .rateLimiter(origin)
          .executeSupplier(() -> breakers.circuitBreaker(origin).executeSupplier(attempt));
    } catch (RetryLater busy) {
      quiet.begin(origin, busy.asked());
      throw busy;
    } catch (CallNotPermittedException open) {
      throw new TransientFailure(address + " is left alone after too many failures", open);
    } catch (RequestNotPermitted tooMany) {
      throw new TransientFailure(address + " could not be asked within its rate limit", tooMany);
    } catch (AcquirePermissionCancelledException interrupted) {
      throw new TransientFailure(address + ": interrupted while waiting for its turn", interrupted);
    }
  }
}
