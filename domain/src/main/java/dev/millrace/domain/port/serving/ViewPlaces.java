package dev.millrace.domain.port.serving;

import java.util.Optional;

/**
 * Where the rows of views stand, agreed on by all who read and write them: a view that is rebuilt
 * has a second table beside its own, and then another one.
 */
public interface ViewPlaces {

  /**
   * Where they stand now: whoever asks after a change has returned sees it.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the store does not answer
   */
  Places read();

  /**
   * Changes the place of one view, unless anything has changed since.
   *
   * @param number that of the places which the change is made of; theirs is higher afterwards
   * @return whether it is changed
   * @throws dev.millrace.domain.failure.TransientFailure when the store does not answer; the change
   *     may be made
   */
  boolean replace(ViewPlace place, long number);

  /**
   * Notes, for as long as a lease lives, that a query writes by places of that number or a later
   * one: any batch of it that began before has ended.
   *
   * @param lease the one under which the query runs
   * @throws dev.millrace.domain.failure.TransientFailure when the store does not answer
   */
  void saw(WriterLease lease, long number);

  /**
   * By which places a query writes: the number that was noted last by the process that has its
   * lease, 0 when that has noted none; empty when nobody has the lease, so that whoever takes it
   * next reads the places of now or later.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the store does not answer
   */
  Optional<Long> seenBy(String query);
}
