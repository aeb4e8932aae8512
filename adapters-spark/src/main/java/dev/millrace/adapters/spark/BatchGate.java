package dev.millrace.adapters.spark;

/**
 * What the batches of one query pass one by one. Once it is closed, the batch inside ends in peace
 * and the next one is held until its query is stopped; that one has done nothing yet and comes
 * again after a restart.
 */
public final class BatchGate {

  /** The work of a batch. */
  @FunctionalInterface
  public interface Batch {
    void run();
  }

  private final Runnable admission;
  private final Runnable confirmation;
  private boolean closed;
  private boolean inside;
  private boolean holding;

  /**
   * A gate that is open.
   *
   * @param admission of each batch, before it does its work; one that throws keeps it from that
   * @param confirmation of each batch, once it has done its work; one that throws keeps it from
   *     committing
   */
  public BatchGate(Runnable admission, Runnable confirmation) {
    this.admission = admission;
    this.confirmation = confirmation;
  }

  void pass(Batch batch) throws InterruptedException {
    enter();
    try {
      admission.run();
      batch.run();
      confirmation.run();
    } finally {
      leave();
    }
  }

  /** Whether a batch waits before the closed gate: the one before it has committed. */
  synchronized boolean isHolding() {
    return holding;
  }

  /** Lets no more batches in. */
  synchronized void shut() {
    closed = true;
  }

  /** Waits for the batch inside, until the deadline. */
  synchronized void awaitEmpty(long deadlineNanos) throws InterruptedException {
    while (inside && System.nanoTime() < deadlineNanos) {
      wait(1 + Math.max(0, deadlineNanos - System.nanoTime()) / 1_000_000);
    }
  }

  private synchronized void enter() throws InterruptedException {
    while (closed) {
      holding = true;
      wait();
    }
    inside = true;
  }

  private synchronized void leave() {
    inside = false;
    notifyAll();
  }
}
