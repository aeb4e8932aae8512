package dev.millrace.application.admission;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * {@link Admission} for who has nobody to look meanwhile: it looks itself, when it is asked and has
 * not looked for a while. Not for several threads.
 */
public final class LookingAdmission implements Admission {

  private final Admission watched;
  private final Runnable look;
  private final Duration every;
  private final InstantSource clock;

  private Instant next = Instant.MIN;

  /**
   * @param look measures anew what {@code watched} then answers by
   */
  public LookingAdmission(Admission watched, Runnable look, Duration every, InstantSource clock) {
    this.watched = watched;
    this.look = look;
    this.every = every;
    this.clock = clock;
  }

  @Override
  public Optional<String> refusal() {
    if (!clock.instant().isBefore(next)) {
      look.run();
      next = clock.instant().plus(every);
    }
    return watched.refusal();
  }
}
