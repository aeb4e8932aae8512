package dev.millrace.application.path;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a streaming query has fallen silent. Its signs of life bear the time of another
 * machine, whose clock may be wrong by more than a silence; so what this process saw of them counts
 * first: a sign that has stood for more than a minute is older than that, and one that replaced
 * another between two looks is younger than the first of them. Only where nobody has looked lately
 * the clocks have to tell.
 */
public final class SignsOfLife {

  /** One that has nothing to do is heard of every ten seconds, and any batch ends sooner. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** Whoever looks every minute, and is late now and then, has looked lately. */
  private static final Duration LATELY = SILENCE.multipliedBy(2);

  private final Map<String, Seen> seen = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final LongSupplier nanos;

  /**
   * Signs.
   *
   * @param nanos of a clock that nobody sets
   */
  public SignsOfLife(InstantSource clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
  }

  /**
   * Looks at a query's last sign: is it older than a minute?
   *
   * @param query its name
   * @param sign null when there never was one
   */
  public boolean isSilent(String query, @Nullable Instant sign) {
    if (sign == null) {
      return true;
    }
    long now = nanos.getAsLong();
    Seen last = seen.merge(query, Seen.first(sign, now), (before, fresh) -> before.then(sign, now));
    if (now - last.first() > SILENCE.toNanos()) {
      return true;
    }
    boolean changed = last.hasReplaced() && now - last.replaced() <= LATELY.toNanos();
    return !changed && Duration.between(sign, clock.instant()).compareTo(SILENCE) > 0;
  }

  /**
   * A sign as this process saw it.
   *
   * @param first when it was seen first
   * @param looked when it was seen last
   * @param hasReplaced whether another one was seen before
   * @param replaced when that was seen last
   */
  private record Seen(Instant sign, long first, long looked, boolean hasReplaced, long replaced) {

    static Seen first(Instant sign, long now) {
      return new Seen(sign, now, now, false, now);
    }

    Seen then(Instant next, long now) {
      return next.equals(sign)
          ? new Seen(sign, first, now, hasReplaced, replaced)
          : new Seen(next, now, now, true, looked);
    }
  }
}
