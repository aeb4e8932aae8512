package dev.millrace.bootstrap.services.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.failure.PermanentFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CheckupTest {

  /** Patient: nothing hangs but where a test says so. */
  private final Checkup checkup = new Checkup(Duration.ofMinutes(1));

  @Test
  void findingsComeInTheOrderOfTheExaminations() {
    assertThat(
            checkup.of(
                List.of(
                    examination("one", () -> List.of(Finding.ok("one", "well"))),
                    examination("two", () -> List.of(Finding.warn("two", "so so", "look"))))))
        .containsExactly(Finding.ok("one", "well"), Finding.warn("two", "so so", "look"));
  }

  /** Each waits for the other. */
  @Test
  void examinationsAreDoneSideBySide() {
    CountDownLatch begun = new CountDownLatch(2);
    Examination meeting =
        examination(
            "one",
            () -> {
              begun.countDown();
              awaited(begun);
              return List.of(Finding.ok("one", "well"));
            });

    assertThat(checkup.of(List.of(meeting, meeting))).hasSize(2).noneMatch(Finding::isFailure);
  }

  @Test
  void whatHangsIsToldForEachOfItsNamesAndNotWaitedFor() {
    CountDownLatch never = new CountDownLatch(1);
    Examination hanging =
        new Examination(
            List.of("server", "schema"),
            () -> {
              awaited(never);
              return List.of();
            });

    List<Finding> found = new Checkup(Duration.ofMillis(300)).of(List.of(hanging, hanging));

    assertThat(found)
        .extracting(Finding::name)
        .containsExactly("server", "schema", "server", "schema");
    assertThat(found)
        .allMatch(Finding::isFailure)
        .allMatch(finding -> finding.found().contains("no answer within"));
    never.countDown();
  }

  /** Two hang until the one behind them has been done. */
  @Test
  void whatHangsHoldsUpNobody() {
    CountDownLatch done = new CountDownLatch(1);
    Examination hanging =
        examination(
            "hanging",
            () -> {
              awaited(done);
              return List.of(Finding.warn("hanging", "late", "look"));
            });
    Examination well =
        examination(
            "one",
            () -> {
              done.countDown();
              return List.of(Finding.ok("one", "well"));
            });

    assertThat(checkup.of(List.of(hanging, hanging, well)))
        .containsExactly(
            Finding.warn("hanging", "late", "look"),
            Finding.warn("hanging", "late", "look"),
            Finding.ok("one", "well"));
  }

  @Test
  void whatIsLeftBehindKeepsNoProcessAlive() {
    Examination onItsThread =
        examination(
            "one",
            () -> List.of(Finding.ok("one", "daemon: " + Thread.currentThread().isDaemon())));

    assertThat(checkup.of(List.of(onItsThread))).containsExactly(Finding.ok("one", "daemon: true"));
  }

  @Test
  void aFailureSpeaksForItselfAndABugIsSaidToBeOne() {
    List<Finding> found =
        checkup.of(
            List.of(
                examination(
                    "one",
                    () -> {
                      throw new PermanentFailure("refused: do this");
                    }),
                examination(
                    "two",
                    () -> {
                      throw new IllegalStateException("planted");
                    }),
                examination(
                    "three",
                    () -> {
                      throw new IllegalArgumentException("no address: x");
                    })));

    assertThat(found.get(0)).isEqualTo(Finding.fail("one", "refused: do this", ""));
    assertThat(found.get(1).found()).contains("the check itself failed", "planted");
    assertThat(found.get(2))
        .isEqualTo(Finding.fail("three", "no address: x", "correct the settings"));
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Examination examination(String name, Supplier<List<Finding>> work) {
    return new Examination(List.of(name), work);
  }
}
