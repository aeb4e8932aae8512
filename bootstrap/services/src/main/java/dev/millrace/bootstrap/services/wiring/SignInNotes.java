package dev.millrace.bootstrap.services.wiring;

import dev.millrace.adapters.http.api.Auditor;
import dev.millrace.adapters.http.api.Identities;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes attempts to sign in on a thread of its own: nobody waits for a database that hangs before
 * the pages can say that it does. Of those that wait a hundred are kept. All that fail under a name
 * within a minute are one entry, which is there from the first one on, and is told their count at
 * the minute's end; of those that succeed the first is noted, and at the minute's end the others.
 * What could not be noted at first is so then.
 */
final class SignInNotes implements Identities.Notes, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SignInNotes.class);

  private static final int WAITING = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Auditor auditor;
  private final Duration patience;
  private final Map<Outcome, Attempts> minute = new LinkedHashMap<>();
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

  private record Outcome(String who, boolean isIn) {}

  /** Of one name and outcome within a minute; the entry is the thread's own. */
  private static final class Attempts {

    private final Outcome outcome;
    private int count = 1;
    private OptionalLong entry = OptionalLong.empty();

    private Attempts(Outcome outcome) {
      this.outcome = outcome;
    }
  }

  SignInNotes(Auditor auditor) {
    this(auditor, PATIENCE);
  }

  /**
   * @param patience how long the end waits for what is still to be noted
   */
  SignInNotes(Auditor auditor, Duration patience) {
    this.auditor = auditor;
    this.patience = patience;
  }

  @Override
  public synchronized void tried(String who, boolean isIn) {
    Outcome outcome = new Outcome(who, isIn);
    Attempts known = minute.get(outcome);
    if (known != null) {
      known.count++;
      return;
    }
    Attempts first = new Attempts(outcome);
    minute.put(outcome, first);
    thread.execute(() -> begin(first));
  }

  private void begin(Attempts first) {
    first.entry = auditor.trying(first.outcome.who());
    if (first.outcome.isIn()) {
      first.entry.ifPresent(number -> auditor.succeeded(number, ""));
    }
  }

  /** Ends the entries of the minute; to be called once each. */
  void endMinute() {
    for (Attempts attempts : taken()) {
      thread.execute(() -> end(attempts));
    }
  }

  private synchronized List<Attempts> taken() {
    List<Attempts> taken = new ArrayList<>(minute.values());
    minute.clear();
    return taken;
  }

  private void end(Attempts attempts) {
    if (attempts.entry.isEmpty()) {
      begin(attempts);
    }
    if (!attempts.outcome.isIn()) {
      attempts.entry.ifPresent(number -> auditor.failed(number, attempts.count));
    } else if (attempts.count > 1) {
      auditor
          .trying(attempts.outcome.who())
          .ifPresent(
              number -> auditor.succeeded(number, attempts.count - 1 + " more within a minute"));
    }
  }

  /** What has been tried until now is noted, if the database is there. */
  @Override
  public void close() {
    endMinute();
    thread.shutdown();
    try {
      if (!thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the last attempts to sign in may not be in the audit: it does not answer");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
