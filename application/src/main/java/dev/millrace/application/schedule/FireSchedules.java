package dev.millrace.application.schedule;

import java.util.List;

/** Starts the runs for which the time has come. */
@FunctionalInterface
public interface FireSchedules {

  /**
   * Looks once. Any number of processes may: a fire starts one run.
   *
   * @return what this call did
   */
  List<Fired> fire();
}
