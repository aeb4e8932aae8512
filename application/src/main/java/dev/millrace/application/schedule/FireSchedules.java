package dev.millrace.application.schedule;

import java.util.List;

/** Starts the runs for which the time has come. */
@FunctionalInterface
public interface FireSchedules {

  /**
   * Looks once. Any number of processes may: a fire starts one run, and none while the schedule's
   * last run is not over. A fire that waits for that until it is too late was missed.
   *
   * @return what became of the fires whose time had come
   */
  List<Fired> fire();
}
