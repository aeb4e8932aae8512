package dev.millrace.application.schedule;

import java.util.List;

/** Starts the runs for which the time has come. */
@FunctionalInterface
public interface FireSchedules {

  /**
   * Looks once. Any number of processes may: a fire starts one run, and none while the schedule's
   * last run is not over. A fire that waits for that until it is too late was missed. What fails
   * with one schedule does not hold up the others.
   *
   * @return what became of the fires whose time had come
   * @throws dev.millrace.domain.failure.TransientFailure when the store cannot be reached
   */
  List<Fired> fire();
}
