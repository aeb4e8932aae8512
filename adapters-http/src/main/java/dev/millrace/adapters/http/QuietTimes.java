package dev.millrace.adapters.http;

import dev.millrace.domain.failure.TransientFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Until when origins asked to be left alone: what one of those who ask was told holds for all. Safe
 * for any number of threads.
 */
final class QuietTimes {

  private static final Logger LOG = LoggerFactory.getLogger(QuietTimes.class);

  /** Lets time pass. */
  interface Sleep {
    void last(Duration time) throws InterruptedException;
  }

  private final Duration longest;
  private final LongSupplier nanos;
  private final Sleep sleep;
  private final Map<String, Long> ends = new ConcurrentHashMap<>();

  /**
   * @param longest at most so much of what an origin asks for is granted
   * @param nanos a clock that nobody sets
   */
  QuietTimes(Duration longest, LongSupplier nanos, Sleep sleep) {
    this.longest = longest;
    this.nanos = nanos;
    this.sleep = sleep;
  }

  static QuietTimes upTo(Duration longest) {
    return new QuietTimes(longest, System::nanoTime, time -> Thread.sleep(time.toMillis() + 1));
  }

  /** The origin asks to be left alone for so long from now on. */
  void begin(String origin, Duration asked) {
    Duration granted = asked.compareTo(longest) < 0 ? asked : longest;
    long end = nanos.getAsLong() + granted.toNanos();
    ends.merge(origin, end, (one, other) -> one - other > 0 ? one : other);
  }

  /** How long it still is to be left alone. */
  Duration left(String origin) {
    Long end = ends.get(origin);
    return end == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
  }

  /**
   * Waits until the origin may be asked, and so much longer.
   *
   * @throws RetryLater when meanwhile it asked for even more
   */
  void sitOut(PageAddress address, Duration longer) {
    Duration left = left(address.origin());
    if (left.isZero()) {
      return;
    }
    pause(address, left.plus(longer));
    Duration more = left(address.origin());
    if (!more.isZero()) {
      throw new RetryLater(
          address + " is not asked: its origin wants to be left alone for another " + more, more);
    }
  }

  private void pause(PageAddress address, Duration time) {
    LOG.info("{}: in {} ms, as its origin asked to be left alone", address, time.toMillis());
    try {
      sleep.last(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TransientFailure(
          address + ": interrupted while its origin was left alone", interrupted);
    }
  }
}
