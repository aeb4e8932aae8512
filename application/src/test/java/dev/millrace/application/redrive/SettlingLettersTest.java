package dev.millrace.application.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.InMemoryPath;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.replay.Selection;
import org.junit.jupiter.api.Test;

class SettlingLettersTest {

  private final InMemoryPath path = new InMemoryPath(1);

  @Test
  void theViewsAreNotAskedWhenNothingWasPublishedAgain() {
    dieAndReplay(0, 1);
    path.settling().settle();
    SettlingLetters settling =
        new SettlingLetters(
            path.families,
            path.letters,
            () -> {
              throw new AssertionError("asked");
            });

    assertThat(settling.settle()).isZero();
  }

  @Test
  void oneThatIsReplacedByALaterVersionIsServed() {
    RunId run = dieAndReplay(0, 1);
    path.ingest(InMemoryPath.users(0, 1, "Jena"), 1);
    path.relay();
    path.project();

    assertThat(path.settling().settle()).isEqualTo(1);
    assertThat(path.sheet(run))
        .extracting(Sheet::served, Sheet::deadLettered)
        .containsExactly(1L, 0L);
  }

  @Test
  void allAreLookedUpInTurnsAndThenFromTheStart() {
    RunId run = dieAndReplay(0, 700);
    SettlingLetters settling = path.settling();

    assertThat(settling.settle()).isEqualTo(500);
    assertThat(settling.settle()).isEqualTo(200);
    assertThat(settling.settle()).isZero();

    assertThat(path.sheet(run).served()).isEqualTo(700);
    RunId next = dieAndReplay(700, 701);
    assertThat(settling.settle()).isEqualTo(1);
    assertThat(path.sheet(next).served()).isEqualTo(1);
  }

  /** They died when they were first published, and came by a replay. */
  private RunId dieAndReplay(int from, int to) {
    RunId run = path.ingest(InMemoryPath.users(from, to, "Ulm"), 100);
    path.store.outbox().forEach(stored -> path.dying.add(stored.row().event()));
    path.relay();
    path.project();
    path.dying.clear();
    path.replayAll(new Selection.OfRun(path.users.name(), run));
    path.relay();
    path.project();
    return run;
  }
}
