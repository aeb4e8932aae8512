package dev.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StackTest {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @TempDir private static Path folder = Path.of(".");

  private final List<String> events = Collections.synchronizedList(new ArrayList<>());
  private final Stack stack =
      new Stack(folder, (process, state, elapsed, detail) -> note(process, state, detail));

  private void note(String process, State state, String detail) {
    events.add(
        process + " " + state + (state == State.STOPPED && !detail.isEmpty() ? " " + detail : ""));
  }

  @AfterEach
  void stopAll() {
    stack.close();
  }

  @Test
  void aProcessStartsWhenWhatItNeedsIsReady() throws Exception {
    Path mark = folder.resolve("mark");
    ProcessSpec needed =
        shell("needed", "sleep 0.3; touch " + mark + "; sleep 1000")
            .preparedBy(() -> Files.deleteIfExists(mark))
            .readyWhen(Readiness.file(mark));
    ProcessSpec needing = shell("needing", "sleep 1000").needing(Set.of("needed"));

    stack.start(List.of(needing, needed));

    assertThat(events).containsSubsequence("needed STARTING", "needed READY", "needing STARTING");
    assertThat(stack.isReady()).isTrue();
  }

  @Test
  void aDeadProcessIsStartedAgain() throws Exception {
    stack.start(List.of(shell("mortal", "sleep 1000")));
    ProcessHandle first = stack.handle("mortal").orElseThrow();

    Signal.KILL.send(List.of(first.pid()));
    Eventually.holds(
        DEADLINE, () -> stack.handle("mortal").filter(now -> !now.equals(first)).isPresent());

    stack.ready("mortal").get();
    assertThat(events).containsSubsequence("mortal READY", "mortal RESTARTING", "mortal READY");
  }

  @Test
  void aStoppedProcessStaysDownUntilItIsStarted() throws Exception {
    stack.start(List.of(shell("still", "sleep 1000")));

    stack.stop("still");
    assertThat(events).endsWith("still STOPPED");
    assertThat(stack.handle("still")).isEmpty();
    assertThat(stack.isReady()).isFalse();
    stack.start("still");

    assertThat(stack.handle("still")).isPresent();
    assertThat(events).doesNotContain("still RESTARTING");
  }

  @Test
  void aProcessThatDoesNotStopInTimeIsKilledWithItsChildren() throws Exception {
    Path mark = folder.resolve("deaf");
    ProcessSpec stubborn =
        shell("stubborn", "trap '' TERM; sleep 1000 & touch " + mark + "; while :; do wait; done")
            .readyWhen(Readiness.file(mark))
            .stoppedBy(Signal.TERM, Duration.ofMillis(200));
    stack.start(List.of(stubborn));
    ProcessHandle process = stack.handle("stubborn").orElseThrow();
    Eventually.holds(DEADLINE, () -> process.children().count() == 1);
    ProcessHandle child = process.children().findFirst().orElseThrow();

    stack.stop("stubborn");

    assertThat(events).endsWith("stubborn STOPPED killed after 200 ms");
    assertThat(process.isAlive()).isFalse();
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void aPausedProcessCanStillBeStopped() throws Exception {
    stack.start(List.of(shell("frozen", "sleep 1000")));
    stack.pause("frozen");

    stack.stop("frozen");

    assertThat(stack.handle("frozen")).isEmpty();
  }

  @Test
  void aProcessAnswersWhileItIsUpAndItsProbeSaysYes() throws Exception {
    Path mark = folder.resolve("answering");
    Files.createFile(mark);
    stack.start(List.of(shell("asked", "sleep 1000").readyWhen(Readiness.file(mark))));
    assertThat(stack.answers("asked")).isTrue();

    Files.delete(mark);
    assertThat(stack.answers("asked")).isFalse();
    Files.createFile(mark);
    stack.kill("asked");
    assertThat(stack.answers("asked")).isFalse();
    assertThat(stack.names()).containsExactly("asked");
  }

  @Test
  void closingStopsInReverseOrder() throws Exception {
    stack.start(
        List.of(
            shell("bottom", "sleep 1000"),
            shell("middle", "sleep 1000").needing(Set.of("bottom")),
            shell("top", "sleep 1000").needing(Set.of("middle"))));

    stack.close();

    assertThat(events)
        .containsSubsequence("top STOPPED", "middle STOPPING", "middle STOPPED", "bottom STOPPED");
  }

  @Test
  void aProcessThatCannotStartSaysWhyAndWhere() {
    ProcessSpec broken = shell("broken", "echo no such table; exit 3").readyWhen(() -> false);
    ProcessSpec needing = shell("needing", "sleep 1000").needing(Set.of("broken"));

    assertThatThrownBy(() -> stack.start(List.of(broken, needing)))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("broken ended with code 3 while starting")
        .hasMessageContaining("Its log: " + folder.resolve("logs").resolve("broken.log"))
        .hasMessageContaining("| no such table");
  }

  @Test
  @Timeout(20)
  void aPreparationThatFailsInItsOwnWayFailsTheStart() {
    ProcessSpec spec =
        shell("unprepared", "sleep 1000")
            .preparedBy(
                () -> {
                  throw new IllegalStateException("the tables are not ours");
                });

    assertThatThrownBy(() -> stack.start(List.of(spec)))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("unprepared cannot be started: the tables are not ours");
  }

  @Test
  void aProcessComesBackThoughItsPreparationFailedOnTheWay() throws Exception {
    AtomicInteger starts = new AtomicInteger();
    stack.start(
        List.of(
            shell("resilient", "sleep 1000")
                .preparedBy(
                    () -> {
                      if (starts.incrementAndGet() == 2) {
                        throw new IllegalStateException("a bad moment");
                      }
                    })));
    ProcessHandle first = stack.handle("resilient").orElseThrow();

    Signal.KILL.send(List.of(first.pid()));
    Eventually.holds(
        DEADLINE, () -> stack.handle("resilient").filter(now -> !now.equals(first)).isPresent());

    assertThat(starts).hasValue(3);
  }

  @Test
  void aProcessThatIsNeverReadyFailsAfterItsTimeout() {
    ProcessSpec slow =
        shell("slow", "sleep 1000").readyWhen(() -> false).startingWithin(Duration.ofMillis(100));

    assertThatThrownBy(() -> stack.start(List.of(slow)))
        .hasMessageContaining("slow was not ready after");
    assertThat(stack.handle("slow")).isEmpty();
  }

  @Test
  void whatAProcessWritesIsForItsOwnerAlone() throws Exception {
    Path written = folder.resolve("written");

    stack.start(
        List.of(
            shell("writer", "touch " + written + "; sleep 1000")
                .readyWhen(Readiness.file(written))));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatAnEarlierLauncherLeftBehindIsGoneBeforeItsSuccessorStarts() throws Exception {
    ChildProcess leftover =
        ChildProcess.start(shell("left", "sleep 1"), folder.resolve("logs").resolve("left.log"));
    new PidFile(folder.resolve("run").resolve("left.pid")).write(leftover.handle());

    stack.start(List.of(shell("left", "sleep 1000")));

    assertThat(leftover.isAlive()).isFalse();
  }

  private static ProcessSpec shell(String name, String script) {
    return ProcessSpec.of(name, folder, List.of("sh", "-c", script));
  }
}
