package dev.millrace.application.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.outbox.Backlog;
import dev.millrace.domain.port.run.Drift;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.record.FamilyName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchingPathTest {

  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final RunPlan PLAN =
      new RunPlan(new FamilyName("users"), URI.create("http://api.test/"), "seed", 1_000, 500);

  private final WatchPath path = new WatchingPath();

  @Test
  void aPathOnWhichNothingWaitsIsWell() {
    PathState state = path.seen(sighting(0, outbox(0, 0), 0));

    assertThat(state.health()).isEqualTo(Health.WELL);
    assertThat(state.headline()).isEqualTo("All is well");
    assertThat(state.hops()).extracting(Hop::name).containsExactly(HopName.values());
    assertThat(hop(state, HopName.SOURCE).health()).isEqualTo(Health.IDLE);
    assertThat(hop(state, HopName.RELAY).words()).isEqualTo("everything is published");
  }

  @Test
  void ratesAreThoseOfTheLastTenSeconds() {
    path.seen(sighting(0, outbox(0, 0), 0));
    path.seen(sighting(10, outbox(50_000, 0), 50_000));
    PathState state = path.seen(sighting(20, outbox(60_000, 2_000), 54_000));

    assertThat(hop(state, HopName.SOURCE).rate()).isEqualTo(1_000.0);
    assertThat(hop(state, HopName.RELAY).rate()).isEqualTo(800.0);
    assertThat(hop(state, HopName.STREAM).rate()).isEqualTo(400.0);
    assertThat(hop(state, HopName.STREAM).recent()).containsExactly(5_000.0, 400.0);
  }

  @Test
  void whatWasSeenHalfAMinuteAgoSaysNothingOfNow() {
    path.seen(sighting(0, outbox(0, 0), 0));
    PathState later = path.seen(sighting(31, outbox(31_000, 0), 0));

    assertThat(hop(later, HopName.SOURCE).rate()).isNull();
  }

  @Test
  void aDatabaseThatBeginsAnewMakesNoRate() {
    path.seen(sighting(0, outbox(90_000, 0), 0));
    PathState state = path.seen(sighting(10, outbox(10, 0), 0));

    assertThat(hop(state, HopName.SOURCE).rate()).isNull();
  }

  @Test
  void aRelayWithoutKafkaSaysSinceWhenItWaitsAndHowFarItIsBehind() {
    path.seen(sighting(0, outbox(100, 0), 0));
    path.seen(sighting(2, outbox(2_000, 1_900), Reading.none(at(2), "no broker answers")));
    PathState state =
        path.seen(sighting(14, outbox(3_304, 3_204), Reading.none(at(14), "no broker answers")));

    assertThat(hop(state, HopName.RELAY).words())
        .isEqualTo("waits for Kafka since 14 s, 3,204 rows behind");
    assertThat(hop(state, HopName.KAFKA).words())
        .isEqualTo("does not answer since 12 s: no broker answers");
    assertThat(hop(state, HopName.STREAM).health()).isEqualTo(Health.UNKNOWN);
    assertThat(state.headline()).isEqualTo("Kafka does not answer");
    assertThat(state.health()).isEqualTo(Health.DOWN);
  }

  @Test
  void aRelayThatPublishesNothingForTenSecondsIsDown() {
    path.seen(sighting(0, outbox(100, 5), 95));
    PathState before = path.seen(sighting(9, outbox(900, 805), 95));
    PathState after = path.seen(sighting(10, outbox(900, 805), 95));

    assertThat(hop(before, HopName.RELAY).health()).isEqualTo(Health.BEHIND);
    assertThat(hop(after, HopName.RELAY).words())
        .startsWith("publishes nothing since 10 s, 805 rows behind")
        .contains("millrace relay");
  }

  @Test
  void aRelayThatMovesIsNotDownHoweverMuchWaits() {
    path.seen(sighting(0, outbox(100_000, 99_000), 1_000));
    path.seen(sighting(8, outbox(100_000, 90_000), 1_000));
    PathState state = path.seen(sighting(16, outbox(100_000, 80_000), 1_000));

    assertThat(hop(state, HopName.RELAY).health()).isEqualTo(Health.BEHIND);
    assertThat(state.headline()).isEqualTo("Relay is behind");
  }

  @Test
  void nothingWaitsForLongerThanItsOldest() {
    path.seen(sighting(0, outbox(10, 0), 10));
    Backlog young = new Backlog(3, 300, Duration.ofSeconds(1));
    PathState state =
        path.seen(sighting(600, new OutboxReading(true, true, 13, young, List.of()), 10));

    assertThat(hop(state, HopName.RELAY).health()).isEqualTo(Health.WELL);
  }

  @Test
  void aRelayThatNeverRanOrIsOfAnotherDatabaseSaysSo() {
    Backlog two = new Backlog(2, 200, Duration.ofSeconds(3));
    OutboxReading unused = new OutboxReading(false, true, 2, two, List.of());
    OutboxReading foreign = new OutboxReading(true, false, 2, two, List.of());

    assertThat(hop(path.seen(sighting(0, unused, 0)), HopName.RELAY).words())
        .contains("never run, 2 rows wait", "start `millrace relay`");
    assertThat(hop(path.seen(sighting(2, foreign, 0)), HopName.RELAY).words())
        .contains("another database");
  }

  @Test
  void aRunThatNobodyBeginsAndOneThatWaitsAreNamed() {
    Run idle = run(RunState.SUBMITTED, null);
    Run waiting = run(RunState.RUNNING, "the source answers 503");
    Backlog none = Backlog.NONE;

    PathState late =
        path.seen(sighting(40, new OutboxReading(true, true, 0, none, List.of(idle)), 0));
    PathState troubled =
        path.seen(sighting(42, new OutboxReading(true, true, 0, none, List.of(waiting)), 0));

    assertThat(hop(late, HopName.SOURCE).words()).contains("was not begun for 40 s");
    assertThat(late.headline()).isEqualTo("Source waits for the ingest process");
    PathState queued =
        path.seen(sighting(40, new OutboxReading(true, true, 0, none, List.of(waiting, idle)), 0));
    assertThat(hop(queued, HopName.SOURCE).words()).contains("40 s, while others are under way");
    assertThat(hop(queued, HopName.SOURCE).health()).isEqualTo(Health.BEHIND);
    assertThat(hop(troubled, HopName.SOURCE).words()).endsWith("waits: the source answers 503");
    assertThat(hop(troubled, HopName.SOURCE).health()).isEqualTo(Health.BEHIND);
  }

  @Test
  void aQueryThatIsSilentForMoreThanAMinuteIsNamed() {
    StreamReading heard = stream("facts", at(60), 0);
    StreamReading silent =
        new StreamReading("users", "windows", 1L, at(0), true, 0, 0, Duration.ZERO);

    PathState state =
        path.seen(sighting(61, outbox(0, 0), Reading.of(at(61), List.of(heard, silent))));

    assertThat(hop(state, HopName.STREAM).words())
        .startsWith("users windows: not heard of since 1 min 1 s");
    assertThat(hop(state, HopName.STREAM).health()).isEqualTo(Health.DOWN);
  }

  @Test
  void whatWasNotAskedYetIsUnknownAndNotDown() {
    PathState state =
        path.seen(
            new PathSighting(
                START, Reading.pending(START), Reading.pending(START), Reading.pending(START)));

    assertThat(state.hops()).extracting(Hop::health).containsOnly(Health.UNKNOWN);
    assertThat(hop(state, HopName.CASSANDRA).words()).isEqualTo("Cassandra is being asked");
  }

  @Test
  void ofTwoQueriesOfAFamilyTheSlowerTellsWhatWaits() {
    PathState state =
        path.seen(
            sighting(
                0,
                outbox(0, 0),
                Reading.of(
                    at(0), List.of(stream("facts", at(0), 7), stream("windows", at(0), 12)))));

    assertThat(hop(state, HopName.STREAM).backlog()).isEqualTo(new Backlog(12, 0, SECOND));
  }

  private static Hop hop(PathState state, HopName name) {
    return state.hops().stream().filter(hop -> hop.name() == name).findFirst().orElseThrow();
  }

  private static PathSighting sighting(int second, OutboxReading outbox, long read) {
    return sighting(second, outbox, streams(read, at(second)));
  }

  private static PathSighting sighting(
      int second, OutboxReading outbox, Reading<List<StreamReading>> kafka) {
    return new PathSighting(
        at(second), Reading.of(at(second), outbox), kafka, Reading.of(at(second), true));
  }

  private static OutboxReading outbox(long newest, long waiting) {
    return new OutboxReading(
        true,
        true,
        newest,
        new Backlog(waiting, waiting * 100, Duration.ofSeconds(waiting == 0 ? 0 : 90)),
        List.of());
  }

  private static Reading<List<StreamReading>> streams(long read, Instant at) {
    return Reading.of(
        at, List.of(new StreamReading("users", "facts", 1L, at, false, read, 0, Duration.ZERO)));
  }

  private static StreamReading stream(String query, Instant seen, long unread) {
    return new StreamReading("users", query, 1L, seen, false, 0, unread, SECOND);
  }

  private static Run run(RunState state, @Nullable String problem) {
    return new Run(new RunId(new UUID(1, 2)), PLAN, state, 1, 0, problem, START, null, Drift.NONE);
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
