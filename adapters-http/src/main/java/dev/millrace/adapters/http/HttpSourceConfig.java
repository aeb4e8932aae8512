package dev.millrace.adapters.http;

import java.time.Duration;

/**
 * How a source is asked.
 *
 * @param deadline for one exchange, from connecting to the last byte of the body
 * @param maxBodyBytes an answer that is longer is refused, and a packed one that unpacks to more
 * @param requestsPerSecond at most so many to one origin; retries count
 * @param allowPrivateAddresses whether loopback and private addresses may be asked. Link-local,
 *     wildcard and multicast ones never are.
 */
public record HttpSourceConfig(
    Duration deadline,
    int maxBodyBytes,
    int requestsPerSecond,
    boolean allowPrivateAddresses,
    Retries retries,
    Breaker breaker) {

  public HttpSourceConfig {
    requirePositive("deadline", deadline);
    requireAtLeastOne("maxBodyBytes", maxBodyBytes);
    requireAtLeastOne("requestsPerSecond", requestsPerSecond);
  }

  /**
   * Made for a public API, and fast enough for 20,000 records a second in pages of 100. The largest
   * page of 5,000 users has 6 MB; a body takes up to four times its bytes until it is judged, and
   * two runs fetch at once.
   */
  public static HttpSourceConfig defaults() {
    return new HttpSourceConfig(
        Duration.ofSeconds(30), 16 << 20, 200, false, Retries.defaults(), Breaker.defaults());
  }

  public HttpSourceConfig withDeadline(Duration other) {
    return new HttpSourceConfig(
        other, maxBodyBytes, requestsPerSecond, allowPrivateAddresses, retries, breaker);
  }

  public HttpSourceConfig withMaxBodyBytes(int other) {
    return new HttpSourceConfig(
        deadline, other, requestsPerSecond, allowPrivateAddresses, retries, breaker);
  }

  public HttpSourceConfig withRequestsPerSecond(int other) {
    return new HttpSourceConfig(
        deadline, maxBodyBytes, other, allowPrivateAddresses, retries, breaker);
  }

  public HttpSourceConfig withPrivateAddresses(boolean allowed) {
    return new HttpSourceConfig(
        deadline, maxBodyBytes, requestsPerSecond, allowed, retries, breaker);
  }

  public HttpSourceConfig withRetries(Retries other) {
    return new HttpSourceConfig(
        deadline, maxBodyBytes, requestsPerSecond, allowPrivateAddresses, other, breaker);
  }

  public HttpSourceConfig withBreaker(Breaker other) {
    return new HttpSourceConfig(
        deadline, maxBodyBytes, requestsPerSecond, allowPrivateAddresses, retries, other);
  }

  /**
   * How often one page is asked for. The wait doubles each time from the first to the longest, give
   * or take half of it.
   *
   * @param attempts in all, the first included
   * @param longestRetryAfter at most so much of an answer's {@code Retry-After} is honoured
   */
  public record Retries(
      int attempts, Duration firstWait, Duration longestWait, Duration longestRetryAfter) {

    public Retries {
      requireAtLeastOne("attempts", attempts);
      requirePositive("firstWait", firstWait);
      requirePositive("longestWait", longestWait);
      requirePositive("longestRetryAfter", longestRetryAfter);
    }

    public static Retries defaults() {
      return new Retries(5, Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(60));
    }

    public Retries withAttempts(int other) {
      return new Retries(other, firstWait, longestWait, longestRetryAfter);
    }
  }

  /**
   * When an origin is left alone for a while.
   *
   * @param calls the number of latest calls that are looked at
   * @param failedPercent of them that must have failed
   * @param openFor how long it is left alone
   */
  public record Breaker(int calls, int failedPercent, Duration openFor) {

    public Breaker {
      requireAtLeastOne("calls", calls);
      requireAtLeastOne("failedPercent", failedPercent);
      requirePositive("openFor", openFor);
    }

    public static Breaker defaults() {
      return new Breaker(20, 80, Duration.ofSeconds(5));
    }
  }

  private static void requireAtLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is at least 1, not " + value);
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " is longer than nothing, not " + value);
    }
  }
}
