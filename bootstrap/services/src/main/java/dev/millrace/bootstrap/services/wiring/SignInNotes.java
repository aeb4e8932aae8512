package dev.millrace.bootstrap.services.wiring;

import dev.millrace.adapters.http.api.Auditor;
import dev.millrace.adapters.http.api.Identities;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Notes attempts to sign in on a thread of its own: nobody waits for a database that hangs before
 * the pages can say that it does. Of those that wait a hundred are kept. All that fail under a name
 * within a minute are one entry, which is there from the first one on, and is told their count at
 * the minute's end; of those that succeed the first is noted, and at the minute's end the others.
 */
final class SignInNotes implements Identities.Notes, AutoCloseable {

  private static final int WAITING = 100;

  private final Auditor auditor;
  private final Map<String, Failures> failing = new LinkedHashMap<>();

  /** How many more succeeded under a name. */
  private final Map<String, Integer> more = new LinkedHashMap<>();

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

  /** Of one name within a minute; the entry is the thread's own. */
  private static final class Failures {

    private int count = 1;
    private OptionalLong entry = OptionalLong.empty();
  }

  SignInNotes(Auditor auditor) {
    this.auditor = auditor;
  }

  @Override
  public void tried(String who, boolean isIn) {
    if (isIn) {
      succeeded(who);
    } else {
      failed(who);
    }
  }

  private synchronized void succeeded(String who) {
    if (more.merge(who, 0, (before, none) -> before + 1) == 0) {
      thread.execute(() -> auditor.tried(who, true));
    }
  }

  private synchronized void failed(String who) {
    Failures known = failing.get(who);
    if (known != null) {
      known.count++;
      return;
    }
    Failures first = new Failures();
    failing.put(who, first);
    thread.execute(() -> first.entry = auditor.trying(who));
  }

  /** Ends the entries of the minute; to be called once each. */
  void endMinute() {
    takenMore()
        .forEach(
            (who, times) -> {
              if (times > 0) {
                thread.execute(() -> auditor.again(who, times));
              }
            });
    for (Failures failed : taken()) {
      thread.execute(() -> failed.entry.ifPresent(number -> auditor.failed(number, failed.count)));
    }
  }

  private synchronized Map<String, Integer> takenMore() {
    Map<String, Integer> taken = new LinkedHashMap<>(more);
    more.clear();
    return taken;
  }

  private synchronized List<Failures> taken() {
    List<Failures> taken = new ArrayList<>(failing.values());
    failing.clear();
    return taken;
  }

  @Override
  public void close() {
    endMinute();
    thread.shutdown();
  }
}
