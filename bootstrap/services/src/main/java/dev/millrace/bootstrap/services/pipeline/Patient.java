package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.local.Preparation;
import java.io.IOException;
import java.time.Duration;

/**
 * A preparation that is tried again while it fails for a time: on a busy machine a server that is
 * up may answer its first questions too late.
 */
final class Patient implements Preparation {

  private static final long PAUSE_MILLIS = 500;

  private final Preparation preparation;
  private final Duration patience;

  Patient(Preparation preparation, Duration patience) {
    this.preparation = preparation;
    this.patience = patience;
  }

  @Override
  public void run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (true) {
      try {
        preparation.run();
        return;
      } catch (TransientFailure failure) {
        if (System.nanoTime() - start > patience.toNanos()) {
          throw failure;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }
}
