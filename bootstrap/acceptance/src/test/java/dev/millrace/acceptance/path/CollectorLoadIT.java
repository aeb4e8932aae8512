package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The collector under load: its highest rate, how long an answer takes at half of it, what its heap
 * holds in the end, and afterwards the books. Those behind it rest meanwhile: they share its
 * machine here.
 */
@Tag("matrix")
class CollectorLoadIT {

  private static final Logger LOG = LoggerFactory.getLogger(CollectorLoadIT.class);
  private static final int PER_BODY = Integer.getInteger("millrace.load.records", 20);
  private static final int CLIENTS = Integer.getInteger("millrace.load.clients", 32);
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration TIME =
      Duration.ofSeconds(Long.getLong("millrace.load.seconds", 20));

  /** By so much what is held may differ from one time to another. */
  private static final long NOISE = 16L << 20;

  @Test
  void atHalfItsHighestRateItAnswersInTimeAndItsBooksAreRight() throws Exception {
    try (RunningPipeline path = RunningPipeline.startOrFail()) {
      for (String behind : List.of("stream", "relay", "control")) {
        path.pipeline().stack().stop(behind);
      }
      FreshUsers users = new FreshUsers(path.simulator().uri());
      CollectorLoad load = new CollectorLoad(path.settings(), () -> users.lines(PER_BODY));

      long stored = load.asFastAsItAnswers(CLIENTS, WARM_UP).acknowledged();
      LiveHeap heap = new LiveHeap(path.pipeline().stack().handle("ingest").orElseThrow());
      long warm = heap.bytes();
      CollectorLoad.Result fastest = load.asFastAsItAnswers(CLIENTS, TIME);
      String told = told("as fast as it answers", fastest);
      Hiccups machine = new Hiccups();
      CollectorLoad.Result half = load.atAPaceOf(fastest.perSecond() / 2, TIME);
      machine.close();
      told += told("at half of that", half);
      told +=
          "a thread that slept meanwhile woke up late by: p99 %d ms, longest %d ms%n"
              .formatted(machine.percentile(0.99).toMillis(), machine.percentile(1).toMillis());
      long loaded = heap.bytes();
      told += "live heap: %d KiB, and %d KiB at the end%n".formatted(warm >> 10, loaded >> 10);
      Files.writeString(Path.of("target", "collector-load.txt"), told);
      LOG.info(told);
      stored += fastest.acknowledged() + half.acknowledged();

      assertThat(loaded).as(told).isLessThan(warm + NOISE);
      assertBooks(path, stored * PER_BODY);
      assertThat(half.statuses()).containsOnlyKeys(200);
      assertThat(half.percentile(0.99)).as(told).isLessThanOrEqualTo(Duration.ofMillis(50));
    }
  }

  private static String told(String how, CollectorLoad.Result result) {
    return "%s: %.0f records/s, %.0f requests/s, p50 %d ms, p99 %d ms, longest %d ms, %s%n"
        .formatted(
            how,
            result.perSecond() * PER_BODY,
            result.perSecond(),
            result.percentile(0.5).toMillis(),
            result.percentile(0.99).toMillis(),
            result.percentile(1).toMillis(),
            result.statuses());
  }

  private static void assertBooks(RunningPipeline path, long expected) throws Exception {
    path.pipeline().stack().stop("ingest");
    for (String process : List.of("control", "relay", "stream", "ingest")) {
      path.pipeline().stack().start(process);
    }
    List<Run> runs = path.the(Runs.class).newest(100);
    assertThat(runs.stream().mapToLong(run -> path.sheet(run.id()).stored()).sum())
        .isEqualTo(expected);
    for (Run run : runs) {
      RunningPipeline.awaitWhileItMoves(
          run.id() + " to be settled",
          () -> path.sheet(run.id()).isSettled(),
          () -> path.sheet(run.id()).toString());
      assertThat(path.the(VerifyRun.class).verify(run.id()).orElseThrow())
          .matches(Verification::isComplete, "is complete");
    }
  }
}
