package dev.millrace.domain.family;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewPlaces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a reader knows of where views stand. It looks again after a while, and at once when a table
 * is not there: the one that was read a moment ago may have gone.
 */
public final class KnownPlaces {

  private static final Duration FRESH = Duration.ofSeconds(2);

  private final Supplier<Places> places;
  private final InstantSource clock;
  private volatile @Nullable Known known;

  private record Known(Places places, Instant at) {}

  private KnownPlaces(Supplier<Places> places, InstantSource clock) {
    this.places = places;
    this.clock = clock;
  }

  /** Those that are agreed on. */
  public static KnownPlaces of(ViewPlaces places, InstantSource clock) {
    return new KnownPlaces(places::read, clock);
  }

  /** These, whatever changes. */
  public static KnownPlaces fixed(Places places) {
    return new KnownPlaces(() -> places, () -> Instant.EPOCH);
  }

  /** Reads something of views by their places. */
  <T> T read(Function<Places, T> work) {
    Places before = current();
    try {
      return work.apply(before);
    } catch (PermanentFailure gone) {
      Places now = look();
      if (now.equals(before)) {
        throw gone;
      }
      return work.apply(now);
    }
  }

  private Places current() {
    Known last = known;
    return last != null && clock.instant().isBefore(last.at().plus(FRESH)) ? last.places() : look();
  }

  /** Nobody waits for another one's look: where the store is away, that would take ever longer. */
  private Places look() {
    Instant asked = clock.instant();
    Places now = places.get();
    known = new Known(now, asked);
    return now;
  }
}
