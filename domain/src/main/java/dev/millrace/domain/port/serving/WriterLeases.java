package dev.millrace.domain.port.serving;

import java.time.Duration;
import java.util.Optional;

/**
 * Sees to it that one process at a time writes under a name. Each call is decided by the store, for
 * all processes alike; a call that failed may have been carried out, and may be repeated.
 */
public interface WriterLeases {

  /** A lease that is not renewed for so long is nobody's any more. */
  Duration LIFE = Duration.ofSeconds(10);

  /** So often a lease is to be renewed. */
  Duration BEAT = Duration.ofSeconds(2);

  /**
   * Takes a lease for {@link #LIFE}, unless another has that of its name; one's own is renewed.
   *
   * @return the other's; empty when it is taken
   * @throws dev.millrace.domain.failure.TransientFailure when the store does not answer
   */
  Optional<HeldLease> take(WriterLease wanted);

  /**
   * Keeps a lease for another {@link #LIFE}. One that has run out is not taken anew: another may
   * have had it meanwhile.
   *
   * @return whether it is held
   * @throws dev.millrace.domain.failure.TransientFailure when the store does not answer
   */
  boolean renew(WriterLease held);

  /**
   * Gives a lease back, so that the next one has it at once; without effect where it is not held.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the store does not answer
   */
  void release(WriterLease held);
}
