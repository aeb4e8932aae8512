package dev.millrace.domain.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.family.WindowWriter.Late;
import dev.millrace.domain.port.serving.InMemoryViews;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import dev.millrace.domain.window.Change;
import dev.millrace.domain.window.ClosedWindows;
import dev.millrace.domain.window.Counted;
import dev.millrace.domain.window.LateEvents;
import dev.millrace.domain.window.Occurrence;
import dev.millrace.domain.window.Window;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WindowWriterTest {

  private static final UserEvents EVENTS = new UserEvents();
  private static final View COUNTS = EVENTS.windowedCounts().get(0).view();
  private static final View REVENUE = EVENTS.windowedCounts().get(1).view();
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Window CLICKS = new Window(COUNTS.name(), "click", NOON);
  private static final Window EUROS =
      new Window(REVENUE.name(), "purchase" + WindowedCount.AND + "EUR", NOON);

  /** More than the calls to a port that a batch of one window makes. */
  private static final int STEPS = 15;

  private InMemoryViews tables = new InMemoryViews(EVENTS.tables());
  private long batch;

  @Test
  void anOpenWindowsRowIsSetAndNothingIsReadOrKept() {
    Steps steps = new Steps(tables, -1, () -> {});
    write(steps, Map.of(EUROS, new Change.Open(2, BigInteger.TEN)));
    assertThat(tables.contents(REVENUE))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("kind", "purchase")
                    .containsEntry("currency", "EUR")
                    .containsEntry("count", 2L)
                    .containsEntry("revenue_minor", BigInteger.TEN));
    assertThat(steps.reads()).isZero();
    assertThat(tables.contents(ClosedWindows.VIEW)).isEmpty();
  }

  @Test
  void whatComesLateIsCountedOnceHoweverOftenItComes() {
    write(Map.of(CLICKS, closed(1, 2)));
    assertThat(count()).isEqualTo(2);
    assertThat(write(Map.of(CLICKS, late(2, 3, 3)))).isEqualTo(new Late(1, 1, 0));
    assertThat(count()).isEqualTo(3);
    assertThat(write(Map.of(CLICKS, late(1, 2, 3)))).isEqualTo(Late.NONE);
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void anAmountThatComesLateIsAddedUpOnce() {
    Occurrence first = occurrence(1, 100);
    Occurrence second = occurrence(2, 11);
    write(Map.of(EUROS, new Change.Closed(Counted.of(List.of(first)))));
    write(Map.of(EUROS, new Change.Late(List.of(second, first), true)));
    write(Map.of(EUROS, new Change.Late(List.of(second), true)));
    assertThat(tables.contents(REVENUE))
        .extracting(row -> row.get("revenue_minor"))
        .containsExactly(BigInteger.valueOf(111));
  }

  @Test
  void theFirstEventOfAWindowMayComeLate() {
    assertThat(write(Map.of(CLICKS, lateInPart(1)))).isEqualTo(new Late(1, 1, 0));
    assertThat(count()).isOne();
    assertThat(tables.contents(LateEvents.VIEW)).isEmpty();
  }

  @Test
  void aWindowWhoseEventsAreNoLongerKeptIsLeftAndItsEventsAreListed() {
    write(Map.of(CLICKS, new Change.Open(4, BigInteger.ZERO)));
    assertThat(write(Map.of(CLICKS, lateInPart(1, 2, 3)))).isEqualTo(new Late(0, 0, 3));
    assertThat(count()).isEqualTo(4);
    assertThat(listed()).containsExactlyInAnyOrder(id(1), id(2), id(3));
  }

  @Test
  void aWindowOfWhichAPartIsKeptIsLeftAsWell() {
    write(Map.of(CLICKS, new Change.Open(7, BigInteger.ZERO)));
    write(Map.of(CLICKS, late(1, 2)));
    assertThat(write(Map.of(CLICKS, lateInPart(3, 4, 5, 6)))).isEqualTo(new Late(0, 0, 4));
    assertThat(count()).isEqualTo(7);
  }

  @Test
  void aReplayThatBringsMoreThanTheRowCountsRepairsIt() {
    write(Map.of(CLICKS, new Change.Open(3, BigInteger.ZERO)));
    write(Map.of(CLICKS, lateInPart(4, 5)));
    assertThat(count()).isEqualTo(3);
    write(Map.of(CLICKS, lateInPart(1, 2, 3, 4, 5)));
    assertThat(count()).isEqualTo(5);
    assertThat(write(Map.of(CLICKS, lateInPart(1, 6)))).isEqualTo(new Late(1, 1, 0));
    assertThat(count()).isEqualTo(6);
  }

  @Test
  void whatIsListedIsListedAlsoWhenItsBatchIsRepeated() {
    for (int step = 0; step < STEPS; step++) {
      tables = new InMemoryViews(EVENTS.tables());
      write(Map.of(CLICKS, new Change.Open(3, BigInteger.ZERO)));
      breakOff(Map.of(CLICKS, lateInPart(1, 2, 3, 4)), step);
      write(Map.of(CLICKS, lateInPart(1, 2, 3, 4)));
      assertThat(count()).as("step %d", step).isEqualTo(4);
      assertThat(listed()).as("step %d", step).hasSize(4);
    }
  }

  @Test
  void aGenerationThatCountsAgainLeavesTheRowUntilItKnowsMore() {
    write(Map.of(CLICKS, new Change.Open(3, BigInteger.ZERO)));
    write(Map.of(CLICKS, late(1)));
    assertThat(count()).isEqualTo(3);
    write(Map.of(CLICKS, late(2, 3)));
    assertThat(count()).isEqualTo(3);
    write(Map.of(CLICKS, late(4)));
    assertThat(count()).isEqualTo(4);
  }

  @Test
  void aBatchThatBreaksOffAnywhereAndIsRepeatedLeavesTheSame() {
    List<Change> changes = List.of(closed(3, 4), late(3, 4), lateInPart(3, 4));
    for (Change change : changes) {
      for (int step = 0; step < STEPS; step++) {
        tables = new InMemoryViews(EVENTS.tables());
        write(Map.of(CLICKS, closed(1, 2)));
        breakOff(Map.of(CLICKS, change), step);
        write(Map.of(CLICKS, change));
        assertThat(count()).as("%s at step %d", change, step).isEqualTo(4);
        write(Map.of(CLICKS, lateInPart(1, 2, 3, 4)));
        assertThat(count()).as("%s at step %d", change, step).isEqualTo(4);
        assertThat(tables.contents(LateEvents.VIEW)).isEmpty();
      }
    }
  }

  @Test
  void theFirstLateEventIsNotTakenForAForgottenOneWhenItsBatchIsRepeated() {
    for (int step = 0; step < STEPS; step++) {
      tables = new InMemoryViews(EVENTS.tables());
      breakOff(Map.of(CLICKS, lateInPart(1, 2)), step);
      write(Map.of(CLICKS, lateInPart(1, 2)));
      assertThat(count()).as("step %d", step).isEqualTo(2);
      assertThat(tables.contents(LateEvents.VIEW)).as("step %d", step).isEmpty();
    }
  }

  @Test
  void manyWindowsAreReadSomeAtATime() {
    int many = 2 * WindowWriter.AT_ONCE + 1;
    Map<Window, Change> changes = new LinkedHashMap<>();
    for (int i = 0; i < many; i++) {
      changes.put(new Window(COUNTS.name(), "click", NOON.plusSeconds(60L * i)), closed(i));
    }
    Steps steps = new Steps(tables, -1, () -> {});
    write(steps, changes);
    assertThat(tables.contents(COUNTS)).hasSize(many);
    assertThat(tables.contents(ClosedWindows.VIEW)).hasSize(many);
    assertThat(steps.reads()).isEqualTo(6);
  }

  @Test
  void aCountThatIsNoLongerCarriedIsNamed() {
    Window gone = new Window("counts_of_yore", "click", NOON);
    assertThatThrownBy(() -> write(Map.of(gone, new Change.Open(1, BigInteger.ZERO))))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("user-events no longer counts counts_of_yore");
  }

  private Late write(Map<Window, Change> changes) {
    return write(new Steps(tables, -1, () -> {}), changes);
  }

  private Late write(Steps steps, Map<Window, Change> changes) {
    WindowWriter<?> writer =
        new WindowWriter<>(EVENTS, steps, steps, new WriteTime(1_000 + batch++));
    changes.forEach(writer::take);
    return writer.finish();
  }

  private void breakOff(Map<Window, Change> changes, int step) {
    long before = batch;
    Runnable fault =
        () -> {
          throw new Steps.BrokenOff();
        };
    try {
      write(new Steps(tables, step, fault), changes);
    } catch (Steps.BrokenOff expected) {
      // The process is gone.
    }
    batch = before;
  }

  private List<Object> listed() {
    return tables.contents(LateEvents.VIEW).stream()
        .map(row -> Objects.requireNonNull(row.get("event_id")))
        .toList();
  }

  private long count() {
    return (Long) tables.contents(COUNTS).get(0).getOrDefault("count", 0L);
  }

  private static Change closed(int... numbers) {
    return new Change.Closed(Counted.of(occurrences(numbers)));
  }

  private static Change late(int... numbers) {
    return new Change.Late(occurrences(numbers), true);
  }

  private static Change lateInPart(int... numbers) {
    return new Change.Late(occurrences(numbers), false);
  }

  private static List<Occurrence> occurrences(int... numbers) {
    List<Occurrence> all = new ArrayList<>();
    for (int number : numbers) {
      all.add(occurrence(number, 0));
    }
    return all;
  }

  private static Occurrence occurrence(int number, long amount) {
    return new Occurrence(id(number), amount, 0, number, NOON);
  }

  private static UUID id(int number) {
    return new UUID(1, number);
  }
}
