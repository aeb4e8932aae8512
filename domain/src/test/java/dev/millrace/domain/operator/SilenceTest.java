package dev.millrace.domain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.events.SomeEvents;
import dev.millrace.domain.events.UserEvent;
import dev.millrace.domain.view.WriteTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SilenceTest {

  private static final UUID USER = new UUID(9, 1);
  private static final String KEY = USER.toString();
  private static final Event<UserEvent> EVENT =
      SomeEvents.carrying(SomeEvents.purchase(0, USER, 10));
  private static final Instant WRITTEN = EVENT.writeTime().instant();
  private static final int HOURS = (int) Silence.LONGEST.toHours();

  private final OnceEach<UserEvent> once = new OnceEach<>(new Spending(), (event, bug) -> {});

  @Test
  void theClockShowsWhenAnEventWasWrittenUnlessTheBrokerTookItBefore() {
    assertThat(Silence.clock(EVENT, WRITTEN.plusSeconds(1))).isEqualTo(WRITTEN);
    assertThat(Silence.clock(EVENT, WRITTEN.minusSeconds(1))).isEqualTo(WRITTEN.minusSeconds(1));
  }

  @Test
  void aKeyIsHeldForSoLongBehindTheLastOfItsEvents() {
    Bytes held = step(step(Bytes.EMPTY, Instant.EPOCH, at(0, 7)), Instant.EPOCH, at(1, 3));
    assertThat(OnceEach.end(held, Instant.EPOCH)).isEqualTo(hour(7).plus(Silence.LONGEST));
    Bytes later = step(held, hour(2), at(2, 4));
    assertThat(OnceEach.end(later, hour(2))).isEqualTo(hour(7).plus(Silence.LONGEST));
  }

  @Test
  void aKeyIsHeldForSoLongBehindTheBatchInWhichTheLastOneCame() {
    Bytes held = step(Bytes.EMPTY, hour(50), at(0, 7));
    assertThat(OnceEach.end(held, hour(50))).isEqualTo(hour(50).plus(Silence.LONGEST));
  }

  @Test
  void whatWasWrittenLatestCountsAlsoWhenItsIdIsForgotten() {
    List<Arrival<UserEvent>> come = new ArrayList<>();
    come.add(at(0, 9_000));
    for (int i = 1; i <= 2 * Taken.MOST; i++) {
      come.add(at(i, 1));
    }
    Bytes held = Bytes.EMPTY;
    for (Arrival<UserEvent> one : come) {
      held = step(held, Instant.EPOCH, one);
    }
    assertThat(OnceEach.end(held, Instant.EPOCH)).isEqualTo(hour(9_000).plus(Silence.LONGEST));
  }

  @Test
  void ofAForgottenKeyWhatIsPublishedAgainIsLeftIfItMayHaveBeenTaken() {
    Instant clock = hour(HOURS + 10);
    assertThat(step(Bytes.EMPTY, clock, again(0, 9))).isEqualTo(Bytes.EMPTY);
    assertThat(step(Bytes.EMPTY, clock, again(0, 10))).isEqualTo(Bytes.EMPTY);
    assertThat(step(Bytes.EMPTY, clock, again(0, 11))).isNotEqualTo(Bytes.EMPTY);
    assertThat(step(Bytes.EMPTY, clock, at(0, 9))).isNotEqualTo(Bytes.EMPTY);
  }

  /**
   * Keys come and go for years, some events late, some written by a clock that is ahead; each is
   * published again now and then. None is taken twice, and some keys are forgotten meanwhile.
   */
  @Test
  void noEventIsTakenTwiceHoweverOftenItsKeyIsForgotten() {
    Random random = new Random(4);
    Set<Integer> taken = new HashSet<>();
    List<Arrival<UserEvent>> all = new ArrayList<>();
    Bytes held = Bytes.EMPTY;
    Instant end = Instant.MAX;
    Instant clock = Instant.EPOCH;
    int forgotten = 0;
    for (int hour = 0; hour < 600 * HOURS; hour += 1 + random.nextInt(3 * HOURS)) {
      Arrival<UserEvent> one = come(all, hour, random);
      if (held.length() > 0 && end.isBefore(clock) && random.nextInt(3) > 0) {
        held = Bytes.EMPTY;
        forgotten++;
      }
      KeyedStep step = once.step(KEY, held, List.of(one), clock);
      if (!step.held().equals(held)) {
        assertThat(taken.add(number(one))).as("event %d", number(one)).isTrue();
      }
      held = step.held();
      end = held.length() > 0 ? OnceEach.end(held, clock) : end;
      clock = later(clock, Silence.clock(at(0, hour).event(), hour(hour)));
    }
    assertThat(forgotten).isGreaterThan(5);
    assertThat(taken).hasSizeGreaterThan(100);
  }

  /** A new one, or one that came before. */
  private static Arrival<UserEvent> come(List<Arrival<UserEvent>> all, int hour, Random random) {
    if (!all.isEmpty() && random.nextBoolean()) {
      Arrival<UserEvent> old = all.get(all.size() - 1 - random.nextInt(Math.min(4, all.size())));
      return new Arrival<>(old.event(), true);
    }
    int off = random.nextInt(4) == 0 ? random.nextInt(4 * HOURS) - 2 * HOURS : 0;
    Arrival<UserEvent> fresh = at(all.size(), Math.max(0, hour + off));
    all.add(fresh);
    return fresh;
  }

  private static int number(Arrival<UserEvent> one) {
    return (int) one.event().id().value().getLeastSignificantBits();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Bytes step(Bytes before, Instant clock, Arrival<UserEvent> come) {
    return once.step(KEY, before, List.of(come), clock).held();
  }

  private static Instant hour(int number) {
    return WRITTEN.plus(Duration.ofHours(number));
  }

  /** An event that was written at an hour, and comes for the first time. */
  private static Arrival<UserEvent> at(int number, int hour) {
    Event<UserEvent> event = SomeEvents.carrying(SomeEvents.purchase(number, USER, 10));
    return new Arrival<>(
        new Event<>(
            event.id(),
            event.key(),
            event.version(),
            new WriteTime(ChronoUnit.MICROS.between(Instant.EPOCH, hour(hour))),
            event.ingestedAt(),
            event.eventTime(),
            event.run(),
            event.previous(),
            event.record()),
        false);
  }

  private static Arrival<UserEvent> again(int number, int hour) {
    return new Arrival<>(at(number, hour).event(), true);
  }
}
