package dev.millrace.adapters.cassandra;

import java.io.Serializable;
import java.time.Duration;

/**
 * What bounds a writer's or a reader's requests.
 *
 * @param maxInFlight how many requests are under way at once
 * @param requestTimeout how long one attempt waits for its answer
 * @param deadline how long one request is repeated, all attempts together
 */
public record RequestLimits(
    Consistency consistency, int maxInFlight, Duration requestTimeout, Duration deadline)
    implements Serializable {

  public static final RequestLimits DEFAULT =
      new RequestLimits(
          Consistency.LOCAL_QUORUM, 256, Duration.ofSeconds(5), Duration.ofSeconds(30));

  public RequestLimits {
    requirePositive("maxInFlight", maxInFlight);
    requirePositive("requestTimeout", requestTimeout.toNanos());
    requirePositive("deadline", deadline.toNanos());
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be more than 0");
    }
  }

  public RequestLimits withConsistency(Consistency other) {
    return new RequestLimits(other, maxInFlight, requestTimeout, deadline);
  }

  public RequestLimits withMaxInFlight(int other) {
    return new RequestLimits(consistency, other, requestTimeout, deadline);
  }

  public RequestLimits withRequestTimeout(Duration other) {
    return new RequestLimits(consistency, maxInFlight, other, deadline);
  }

  public RequestLimits withDeadline(Duration other) {
    return new RequestLimits(consistency, maxInFlight, requestTimeout, other);
  }
}
