package dev.millrace.bootstrap.services.wiring;

import dev.millrace.adapters.http.api.Auditor;
import dev.millrace.adapters.http.api.Identities;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Notes attempts to sign in on a thread of its own: nobody waits for a database that hangs before
 * the pages can say that it does. Of those that wait a hundred are kept.
 */
final class SignInNotes implements Identities.Notes, AutoCloseable {

  private static final int WAITING = 100;

  private final Auditor auditor;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          work -> {
            Thread made = new Thread(work, "sign-in-notes");
            made.setDaemon(true);
            return made;
          },
          new ThreadPoolExecutor.DiscardPolicy());

  SignInNotes(Auditor auditor) {
    this.auditor = auditor;
  }

  @Override
  public void tried(String who, boolean isIn) {
    thread.execute(() -> auditor.tried(who, isIn));
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
