package dev.millrace.application.rebuild;

/** Brings the rebuilds that were ordered to where they are to go. */
public interface DriveRebuilds {

  /**
   * Works on those that are on their way, one after the other, each until it is there, is sent
   * elsewhere, or cannot go on. Any number of processes may, and may end anywhere: one at a time
   * works on a view, and goes on where the last one was.
   *
   * @return how many it worked on; one that another process works on is not counted
   * @throws dev.millrace.domain.failure.TransientFailure when something does not answer; the
   *     rebuild tells what, and goes on with the next call
   */
  int drive(Pace pace);

  /** Asked between two pieces of work. */
  interface Pace {

    /** False when the process is to end, soon. */
    boolean mayGoOn();

    /** Takes a moment, as there is something to wait for. */
    void pause();
  }
}
