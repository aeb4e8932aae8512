package dev.millrace.bootstrap.services.process;

/** Whether a process has ever been ready. */
public final class Started {

  private volatile boolean started;

  public boolean isSo() {
    return started;
  }

  /** From now on. */
  public void now() {
    started = true;
  }
}
