package dev.millrace.domain.window;

import static dev.millrace.domain.window.SomeOccurrences.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StepTest {

  private static final Instant LONG_AGO = NOON.minus(Duration.ofDays(300));
  private static final Horizon OPEN = new Horizon(NOON.minusMillis(1), LONG_AGO, NOON);
  private static final Horizon PASSED = new Horizon(NOON, LONG_AGO, NOON);
  private static final Optional<Counted> NONE = Optional.empty();
  private static final Optional<Counted> ONE = Optional.of(Counted.of(SomeOccurrences.of(1)));

  @Test
  void anOpenWindowHoldsWhatItCountsAndTellsItsRow() {
    List<Occurrence> come = List.of(SomeOccurrences.of(new UUID(1, 2), 40));
    Step first = Step.of(NOON, ONE, come, OPEN);
    assertThat(first.held()).contains(ONE.orElseThrow().with(Counted.of(come)));
    assertThat(first.change()).contains(new Change.Open(2, BigInteger.valueOf(40)));
  }

  @Test
  void theFirstEventOpensAWindow() {
    Step first = Step.of(NOON, NONE, SomeOccurrences.of(1), OPEN);
    assertThat(first.held()).isEqualTo(ONE);
    assertThat(first.change()).contains(new Change.Open(1, BigInteger.ZERO));
  }

  @Test
  void whatIsHeldAlreadyChangesNothing() {
    Step again = Step.of(NOON, ONE, SomeOccurrences.of(1, 1), OPEN);
    assertThat(again.held()).isEqualTo(ONE);
    assertThat(again.change()).isEmpty();
  }

  @Test
  void theWatermarkClosesAWindowWithAllThatItHolds() {
    Step end = Step.of(NOON, ONE, List.of(), PASSED);
    assertThat(end.held()).isEmpty();
    assertThat(end.change()).contains(new Change.Closed(ONE.orElseThrow()));
  }

  @Test
  void whatComesInTheBatchThatClosesTheWindowIsInIt() {
    Step end = Step.of(NOON, ONE, SomeOccurrences.of(1, 2), PASSED);
    assertThat(end.held()).isEmpty();
    assertThat(end.change()).contains(new Change.Closed(Counted.of(SomeOccurrences.of(1, 2))));
  }

  @Test
  void whatComesOnTheWatermarkOrBehindItIsLate() {
    List<Occurrence> come = SomeOccurrences.of(1);
    assertThat(Step.of(NOON, NONE, come, PASSED))
        .isEqualTo(new Step(NONE, Optional.of(new Change.Late(come, true))));
    assertThat(Step.of(NOON.minusSeconds(60), NONE, come, PASSED).change())
        .contains(new Change.Late(come, true));
  }

  @Test
  void aWindowThatHoldsNothingDoesNotClose() {
    assertThat(Step.of(NOON, NONE, List.of(), PASSED)).isEqualTo(new Step(NONE, Optional.empty()));
  }

  @Test
  void aWindowThatBeganBeforeTheGenerationIsClosedToIt() {
    List<Occurrence> come = SomeOccurrences.of(1);
    Horizon younger = new Horizon(Instant.EPOCH, NOON.plusMillis(1), NOON);
    assertThat(Step.of(NOON, NONE, come, younger).change()).contains(new Change.Late(come, true));
    Horizon asOld = new Horizon(Instant.EPOCH, NOON, NOON);
    assertThat(Step.of(NOON, NONE, come, asOld).held()).isEqualTo(ONE);
  }

  @Test
  void allIsKnownOfAWindowThatTheTopicHeldWhenTheGenerationBegan() {
    Instant madeAt = NOON.plus(Horizon.HELD);
    assertThat(new Horizon(Instant.EPOCH, madeAt, madeAt).isWhole(NOON)).isTrue();
    Horizon older = new Horizon(Instant.EPOCH, madeAt.plusMillis(1), madeAt);
    assertThat(older.isWhole(NOON)).isFalse();
    List<Occurrence> come = SomeOccurrences.of(1);
    assertThat(Step.of(NOON, NONE, come, older).change()).contains(new Change.Late(come, false));
  }

  @Test
  void allIsKnownOfAWindowAsLongAsItsEventsAreKeptByTheClock() {
    Instant now = NOON.plus(Horizon.KEPT);
    assertThat(new Horizon(NOON, LONG_AGO, now.minusMillis(1)).isWhole(NOON)).isTrue();
    assertThat(new Horizon(NOON, LONG_AGO, now).isWhole(NOON)).isFalse();
  }
}
