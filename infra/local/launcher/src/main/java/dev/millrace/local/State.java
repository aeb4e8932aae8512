package dev.millrace.local;

/** What a supervised process is doing. */
public enum State {
  /** For the processes it needs. */
  WAITING,
  STARTING,
  READY,
  /** It died, and is started again after a pause. */
  RESTARTING,
  STOPPING,
  STOPPED,
  /** It could not be started. */
  FAILED
}
