package dev.millrace.application.relay;

/** Has other shards go on where the present ones have ended. */
public interface BeginGeneration {

  /**
   * Begins the next generation of shards once all shards of the present one are closed. Several may
   * try at once, and one that died half way is made good by the next.
   *
   * @return whether it has begun
   * @throws dev.millrace.domain.port.log.Fenced when another one is at it
   */
  boolean begin();
}
