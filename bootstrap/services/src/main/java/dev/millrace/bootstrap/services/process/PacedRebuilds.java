package dev.millrace.bootstrap.services.process;

import dev.millrace.application.rebuild.DriveRebuilds;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Works on the rebuilds that were ordered, until the process is to end. */
public final class PacedRebuilds implements Step, DriveRebuilds.Pace {

  private static final long PAUSE_SECONDS = 1;

  private final DriveRebuilds rebuilds;
  private final CountDownLatch ending = new CountDownLatch(1);

  public PacedRebuilds(DriveRebuilds rebuilds) {
    this.rebuilds = rebuilds;
  }

  @Override
  public int run() {
    return rebuilds.drive(this);
  }

  @Override
  public void askToEnd() {
    ending.countDown();
  }

  @Override
  public boolean mayGoOn() {
    return ending.getCount() > 0;
  }

  @Override
  public void pause() {
    try {
      if (ending.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ending.countDown();
    }
  }
}
