package dev.millrace.domain.port.serving;

/**
 * Remembers the latest generation that has written under a name, for ever: rows of a later one win
 * over those of an earlier one, so that an earlier one must not write again. Each call is decided
 * by the store, for all processes alike; a call that failed may have been carried out, and may be
 * repeated.
 */
@FunctionalInterface
public interface WriterGenerations {

  /**
   * Notes that a generation is about to write, unless a later one has been noted.
   *
   * @param name what is written, such as a streaming query
   * @param generation the higher, the later
   * @return the latest that has been noted: this one, or one that is later
   * @throws dev.millrace.domain.failure.TransientFailure when the store does not answer
   */
  long note(String name, long generation);
}
