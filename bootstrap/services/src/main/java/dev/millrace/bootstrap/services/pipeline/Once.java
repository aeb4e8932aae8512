package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.local.Preparation;
import java.io.IOException;

/**
 * A preparation that several processes need and that is done once; one that failed is tried again.
 */
final class Once implements Preparation {

  private final Preparation preparation;
  private boolean done;

  Once(Preparation preparation) {
    this.preparation = preparation;
  }

  @Override
  public synchronized void run() throws IOException, InterruptedException {
    if (!done) {
      preparation.run();
      done = true;
    }
  }

  /** Runs several, one after the other. */
  static Preparation all(Preparation... preparations) {
    return () -> {
      for (Preparation preparation : preparations) {
        preparation.run();
      }
    };
  }
}
