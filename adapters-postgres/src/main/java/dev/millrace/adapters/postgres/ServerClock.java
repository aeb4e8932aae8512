package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's clock, by which all processes agree on what is due although those of their machines
 * differ. It is looked at every ten seconds; in between, and while the server is away, time is
 * counted on from the last look.
 */
final class ServerClock implements InstantSource {

  private static final Logger LOG = LoggerFactory.getLogger(ServerClock.class);
  private static final long LOOK_AFTER = Duration.ofSeconds(10).toNanos();

  private final Supplier<Instant> server;
  private final InstantSource machine;
  private final LongSupplier ticker;
  private volatile @Nullable Look last;

  /** What the time was when the ticker stood there. */
  private record Look(Instant time, long ticks) {

    Instant after(long now) {
      return time.plusNanos(now - ticks);
    }
  }

  /**
   * @param server asks the server for the time
   * @param machine tells it until the server has answered once
   * @param ticker counts nanoseconds, from anywhere
   */
  ServerClock(Supplier<Instant> server, InstantSource machine, LongSupplier ticker) {
    this.server = server;
    this.machine = machine;
    this.ticker = ticker;
  }

  @Override
  public Instant instant() {
    long now = ticker.getAsLong();
    Look known = last;
    if (known == null || now - known.ticks() >= LOOK_AFTER) {
      known = look(known);
      last = known;
    }
    return known.after(ticker.getAsLong());
  }

  private Look look(@Nullable Look before) {
    try {
      return new Look(server.get(), ticker.getAsLong());
    } catch (Failure away) {
      LOG.debug("Time is counted on by this machine: {}", away.getMessage());
      long now = ticker.getAsLong();
      return new Look(before == null ? machine.instant() : before.after(now), now);
    }
  }
}
