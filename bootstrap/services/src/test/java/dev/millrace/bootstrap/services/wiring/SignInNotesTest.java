package dev.millrace.bootstrap.services.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.adapters.http.api.Auditor;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.audit.Audit;
import dev.millrace.domain.port.audit.AuditEntry;
import dev.millrace.domain.port.audit.Deed;
import dev.millrace.domain.port.audit.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SignInNotesTest {

  private final CountDownLatch answers = new CountDownLatch(1);
  private final CountDownLatch isAsked = new CountDownLatch(1);
  private final BlockingQueue<String> noted = new LinkedBlockingQueue<>();
  private final CountDownLatch wasAway = new CountDownLatch(2);
  private volatile boolean isAway;
  private final Auditor auditor = new Auditor(new HangingAudit());
  private final SignInNotes notes = new SignInNotes(auditor, Duration.ofSeconds(20));

  /** One that answers when it is let. */
  private final class HangingAudit implements Audit {

    @Override
    public long asked(Deed deed) {
      isAsked.countDown();
      awaited(answers);
      if (isAway) {
        wasAway.countDown();
        throw new TransientFailure("no connection");
      }
      noted.add(deed.who() + ": " + deed.what());
      return noted.size();
    }

    @Override
    public void ended(long number, Ending ending, String subject) {
      noted.add(subject.isEmpty() ? ending.name() : ending.name() + " " + subject);
    }

    @Override
    public List<AuditEntry> newest(long below, int limit) {
      return List.of();
    }
  }

  @Test
  void anAttemptIsNotedWithHowItEnded() throws InterruptedException {
    answers.countDown();

    notes.tried("vera", true);
    notes.tried("somebody", false);
    notes.endMinute();

    assertThat(List.of(noted.take(), noted.take())).containsExactly("vera: sign in", "DONE");
    assertThat(List.of(noted.take(), noted.take())).containsExactly("somebody: sign in", "REFUSED");
  }

  @Test
  void allThatFailWithinAMinuteUnderANameAreOneEntryWithTheirCount() throws InterruptedException {
    answers.countDown();

    for (int i = 0; i < 500; i++) {
      notes.tried("somebody", false);
    }
    notes.tried("vera", false);
    notes.endMinute();
    notes.tried("somebody", false);
    notes.endMinute();
    notes.endMinute();
    notes.tried("end", true);

    List<String> entries = new ArrayList<>();
    while (!entries.contains("DONE")) {
      entries.add(noted.take());
    }
    assertThat(entries)
        .containsExactly(
            "somebody: sign in",
            "vera: sign in",
            "REFUSED 500 attempts within a minute",
            "REFUSED",
            "somebody: sign in",
            "REFUSED",
            "end: sign in",
            "DONE");
  }

  @Test
  void allThatSucceedWithinAMinuteUnderANameAreTwoEntries() throws InterruptedException {
    answers.countDown();

    for (int i = 0; i < 500; i++) {
      notes.tried("vera", true);
    }
    notes.endMinute();
    notes.endMinute();
    notes.tried("vera", true);
    notes.close();

    assertThat(List.of(noted.take(), noted.take())).containsExactly("vera: sign in", "DONE");
    assertThat(List.of(noted.take(), noted.take()))
        .containsExactly("vera: sign in", "DONE 499 more within a minute");
    assertThat(List.of(noted.take(), noted.take())).containsExactly("vera: sign in", "DONE");
    assertThat(noted).isEmpty();
  }

  @Test
  void whatFailedIsCountedToTheEnd() throws InterruptedException {
    answers.countDown();
    notes.tried("somebody", false);
    notes.tried("somebody", false);

    notes.close();

    assertThat(List.of(noted.take(), noted.take()))
        .containsExactly("somebody: sign in", "REFUSED 2 attempts within a minute");
  }

  @Test
  void whatCouldNotBeNotedAtFirstIsSoAtTheMinutesEnd() throws InterruptedException {
    answers.countDown();
    isAway = true;
    notes.tried("somebody", false);
    notes.tried("somebody", false);
    notes.tried("vera", true);
    awaited(wasAway);

    isAway = false;
    notes.close();

    assertThat(List.of(noted.take(), noted.take()))
        .containsExactly("somebody: sign in", "REFUSED 2 attempts within a minute");
    assertThat(List.of(noted.take(), noted.take())).containsExactly("vera: sign in", "DONE");
    assertThat(noted).isEmpty();
  }

  @Test
  void closingWaitsForWhatIsBeingNoted() {
    notes.tried("vera", true);
    awaited(isAsked);
    Thread here = Thread.currentThread();
    Thread database =
        new Thread(
            () -> {
              while (here.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
              }
              answers.countDown();
            });
    database.setDaemon(true);
    database.start();

    notes.close();

    assertThat(noted).containsExactly("vera: sign in", "DONE");
  }

  @Test
  void nobodyWaitsForADatabaseThatHangsAndOfThoseThatDoAHundredAreKept()
      throws InterruptedException {
    notes.tried("first", true);
    awaited(isAsked);
    IntStream.range(0, 200).forEach(i -> notes.tried("waiting " + i, true));
    assertThat(noted).isEmpty();

    answers.countDown();
    List<String> kept = taken(101);
    notes.tried("later", true);

    assertThat(kept.get(0)).startsWith("first");
    assertThat(kept.get(100)).startsWith("waiting 99:");
    assertThat(taken(1)).containsExactly("later: sign in");
  }

  @Test
  void whatWasTriedBeforeTheEndIsStillNoted() throws InterruptedException {
    SignInNotes hurried = new SignInNotes(auditor);
    hurried.tried("vera", true);
    awaited(isAsked);
    hurried.close();
    hurried.tried("too late", true);
    answers.countDown();

    assertThat(taken(1)).containsExactly("vera: sign in");
  }

  private List<String> taken(int attempts) throws InterruptedException {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < attempts; i++) {
      taken.add(noted.take());
      noted.take();
    }
    return taken;
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
