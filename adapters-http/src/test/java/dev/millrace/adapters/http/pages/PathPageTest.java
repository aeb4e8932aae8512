package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.alert.LastRun;
import dev.millrace.application.alert.RunsReading;
import dev.millrace.application.path.OutboxReading;
import dev.millrace.application.path.StreamReading;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.SampleDeadLetters;
import dev.millrace.domain.port.outbox.Backlog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PathPageTest {

  private final RunningCenter center = RunningCenter.start();
  private final CountDownLatch hanging = new CountDownLatch(1);

  @AfterEach
  void stop() {
    hanging.countDown();
    center.close();
  }

  @Test
  void everyHopIsThereWithItsStateInWords() {
    center.postgres =
        () ->
            new OutboxReading(
                true, true, 9_000, new Backlog(1_204, 2 << 20, Duration.ofSeconds(3)), List.of());
    center.kafka = () -> List.of(stream("users", "facts"));

    String page = center.get("/").body();

    assertThat(page)
        .contains("Source", "PostgreSQL", "Relay", "Kafka", "Stream", "Cassandra")
        .contains("publishes, 1,204 rows on the way", "2.0 MiB", "All is well")
        .contains("users facts", "millrace status --watch");
  }

  @Test
  void aServerThatIsAwayIsSaidToBeAndTheOthersAreShown() {
    center.kafka =
        () -> {
          throw new TransientFailure("no broker answers at 127.0.0.1:9092");
        };

    String page = center.get("/").body();

    assertThat(page)
        .contains("Kafka does not answer", "no broker answers at 127.0.0.1:9092")
        .contains("everything is published");
  }

  @Test
  void whatFiresIsShownWithWhatToDoAndIsInTheMetrics() {
    assertThat(center.get("/").body()).contains("The path has not been measured yet.");
    center.center.alerts().look();
    assertThat(center.get("/").body()).contains("None of 7 fires.");

    center.runsTell = () -> new RunsReading(null, List.of(new LastRun("users", 0, 0)));
    center.stuck = () -> Map.of("millrace.users", Duration.ofSeconds(61));
    center.ends.kept(List.of(SampleDeadLetters.letter(1)));
    center.center.alerts().look();

    assertThat(center.get("/").body())
        .containsSubsequence(
            "MillraceStableOffsetStuck",
            "silent for 61 s",
            "`millrace doctor` names it",
            "MillraceZeroRecords",
            "the last run of users brought no record");
    assertThat(center.get("/metrics").body())
        .contains(
            "millrace_hop_up{hop=\"relay\"} 1.0\n",
            "millrace_last_run_records{family=\"users\"} 0.0\n",
            "# TYPE millrace_dead_letters_total counter\n",
            "millrace_dead_letters_total{family=\"users\"} 1.0\n",
            "millrace_last_stable_offset_stuck_seconds{topic=\"millrace.users\"} 61.0\n");
  }

  @Test
  void whatWasMeasuredLongAgoIsNotSaidToBeOfNow() {
    center.center.alerts().look();
    center.clock.pass(Duration.ofSeconds(121));

    assertThat(center.get("/").body()).contains("The path has not been measured yet.");
    assertThat(center.get("/metrics").body()).doesNotContain("millrace_hop_up{");
  }

  @Test
  void aServerThatIsAwayIsMeasuredAsDownAndItsFiguresAreLeftOut() {
    center.kafka =
        () -> {
          throw new TransientFailure("no broker answers");
        };
    center.stuck =
        () -> {
          throw new TransientFailure("no broker answers");
        };
    center.center.alerts().look();

    assertThat(center.get("/metrics").body())
        .contains(
            "millrace_hop_up{hop=\"kafka\"} 0.0\n", "millrace_hop_delay_seconds{hop=\"relay\"}")
        .doesNotContain("hop=\"stream\"", "_stuck_seconds{");
  }

  @Test
  void aServerThatHangsDelaysNoOther() {
    try (RunningCenter impatient = RunningCenter.start(runs -> runs, Duration.ofSeconds(3))) {
      impatient.cassandra = this::hang;

      String page = impatient.get("/").body();

      assertThat(page)
          .contains("Cassandra is being asked", "everything is published")
          .doesNotContain("does not answer");
      impatient.clock.pass(Duration.ofSeconds(4));
      assertThat(impatient.get("/").body()).contains("no answer for 4 s");
      hanging.countDown();
    }
  }

  @Test
  void kafkaIsNotAskedAgainWithinFourSeconds() {
    AtomicInteger asked = new AtomicInteger();
    center.kafka =
        () -> {
          asked.incrementAndGet();
          return List.of();
        };

    center.get("/");
    center.get("/");
    assertThat(asked).hasValue(1);
    center.clock.pass(Duration.ofSeconds(4));
    center.get("/");
    assertThat(asked).hasValue(2);
  }

  /** Without its end it would wait for ever. */
  @Timeout(30)
  @Test
  void whatMovesIsSentToWhoeverLooks() throws IOException {
    try (InputStream events = center.open("/events/path");
        BufferedReader lines = reader(events)) {
      assertThat(next(lines)).contains("id=\"picture\"", "everything is published");

      center.postgres =
          () ->
              new OutboxReading(
                  true, true, 9, new Backlog(5, 500, Duration.ofSeconds(1)), List.of());
      String later = next(lines);
      while (!later.contains("5 rows on the way")) {
        later = next(lines);
      }
      assertThat(later).contains("data-live").doesNotContain("<script");
    }
  }

  /** Without its end it would wait for ever. */
  @Timeout(30)
  @Test
  void whoHasSignedOutHearsNothingMore() throws IOException {
    try (InputStream events = center.open("/events/path");
        BufferedReader lines = reader(events)) {
      next(lines);
      center.clock.pass(Duration.ofHours(12));

      assertThat(lines.lines()).allSatisfy(line -> assertThat(line).doesNotStartWith("event"));
    }
    assertThat(center.center.viewers()).isZero();
  }

  /** Whoever is let in hears no end. */
  @Timeout(30)
  @Test
  void atMostAHundredLook() throws IOException {
    List<InputStream> open = new ArrayList<>();
    try {
      for (String name : List.of("vera", "otto", "ada")) {
        center.signIn(name, RunningCenter.PASSWORD);
        look(Broadcast.MOST_OF_ONE, open);
      }
      center.signIn(RunningCenter.TOKEN);
      look(70, open);
      assertThat(center.get("/events/path").statusCode()).isEqualTo(503);
      assertThat(center.get("/").statusCode()).isEqualTo(200);
    } finally {
      for (InputStream events : open) {
        events.close();
      }
    }
  }

  @Timeout(30)
  @Test
  void nobodyTakesAllThePlacesByHoweverManySessions() throws IOException {
    List<InputStream> open = new ArrayList<>();
    try {
      for (int i = 0; i < Broadcast.MOST_OF_ONE; i++) {
        center.signIn("vera", RunningCenter.PASSWORD);
        open.add(center.open(i % 2 == 0 ? "/events/path" : "/events/runs"));
      }
      assertThat(center.get("/events/path").statusCode()).isEqualTo(503);

      center.signIn("otto", RunningCenter.PASSWORD);
      look(1, open);
    } finally {
      for (InputStream events : open) {
        events.close();
      }
    }
  }

  @Timeout(30)
  @Test
  void theTokenWhichSeveralPeopleMayHaveTakesNotAllPlaces() throws IOException {
    List<InputStream> open = new ArrayList<>();
    try {
      look(Broadcast.MOST_OF_TOKEN, open);
      assertThat(center.get("/events/path").statusCode()).isEqualTo(503);

      center.signIn("otto", RunningCenter.PASSWORD);
      look(1, open);
    } finally {
      for (InputStream events : open) {
        events.close();
      }
    }
  }

  private void look(int times, List<InputStream> open) {
    for (int i = 0; i < times; i++) {
      open.add(center.open("/events/path"));
    }
  }

  private static BufferedReader reader(InputStream events) {
    return new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8));
  }

  /** The next event. */
  private static String next(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith("data: ")) {
      line = lines.readLine();
    }
    return String.valueOf(line);
  }

  private boolean hang() {
    try {
      hanging.await();
      return true;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private StreamReading stream(String family, String query) {
    return new StreamReading(family, query, 7L, center.clock.instant(), false, 0, 0, Duration.ZERO);
  }
}
