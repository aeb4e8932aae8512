package dev.millrace.adapters.spark;

import static dev.millrace.adapters.spark.UserEvents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.window.Change;
import dev.millrace.domain.window.Counted;
import dev.millrace.domain.window.Horizon;
import dev.millrace.domain.window.Occurrence;
import dev.millrace.domain.window.Window;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.spark.api.java.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.TestGroupState;
import org.junit.jupiter.api.Test;

final class CountOnceTest {

  private static final Window WINDOW = new Window("counts", "DE", NOON);
  private static final Instant BEFORE = NOON.minusMillis(1);
  private static final CountOnce COUNT_ONCE = new CountOnce(0);

  @Test
  void anOpenWindowIsHeldUntilTheWatermarkPassesItsStart() {
    TestGroupState<byte[]> state = state(Optional.empty(), BEFORE, false);
    assertThat(changes(state, 1, 2)).containsExactly(new Change.Open(2, BigInteger.ZERO));
    assertThat(state.get()).isEqualTo(counted(1, 2).bytes());
    assertThat(state.getTimeoutTimestampMs().get()).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void whatCameBeforeIsNotWrittenAgainAndTheWindowStaysHeld() {
    TestGroupState<byte[]> state = state(Optional.of(counted(1, 2).bytes()), BEFORE, false);
    assertThat(changes(state, 2, 1)).isEmpty();
    assertThat(state.isUpdated()).isFalse();
    assertThat(state.isRemoved()).isFalse();
    assertThat(state.getTimeoutTimestampMs().get()).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void aWindowThatIsPassedIsNoLongerHeldAndTellsWhatItCounted() {
    TestGroupState<byte[]> passed =
        state(Optional.of(counted(1).bytes()), NOON.plusMillis(1), true);
    assertThat(changes(passed)).containsExactly(new Change.Closed(counted(1)));
    assertThat(passed.isRemoved()).isTrue();
    TestGroupState<byte[]> withMore = state(Optional.of(counted(1).bytes()), NOON, false);
    assertThat(changes(withMore, 2)).containsExactly(new Change.Closed(counted(1, 2)));
    assertThat(withMore.isRemoved()).isTrue();
  }

  @Test
  void whatComesLateIsToldAndNotHeld() {
    TestGroupState<byte[]> state = state(Optional.empty(), NOON, false);
    assertThat(changes(state, 1)).containsExactly(new Change.Late(List.of(occurrence(1)), true));
    assertThat(state.exists()).isFalse();
    assertThat(state.isUpdated()).isFalse();
    assertThat(state.getTimeoutTimestampMs().isPresent()).isFalse();
  }

  @Test
  void whatIsKeptExpiresAlsoWhileTheWatermarkStandsStill() {
    TestGroupState<byte[]> state =
        state(Optional.empty(), NOON, false, NOON.plus(Horizon.KEPT).toEpochMilli());
    assertThat(changes(state, 1)).containsExactly(new Change.Late(List.of(occurrence(1)), false));
  }

  @Test
  void aClockLeavesNothing() {
    TestGroupState<byte[]> state = state(Optional.empty(), BEFORE, false);
    Row clock = WindowRow.clock(NOON);
    assertThat(COUNT_ONCE.call(WindowRow.key(clock), List.of(clock).iterator(), state))
        .isExhausted();
    assertThat(state.isUpdated()).isFalse();
  }

  @Test
  void everyChangeIsReadFromItsRow() {
    Row key = WindowRow.key(WindowRow.occurrence(WINDOW, occurrence(1)));
    List<Change> all =
        List.of(
            new Change.Open(7, BigInteger.TWO.pow(100).negate()),
            new Change.Closed(counted(3, 1)),
            new Change.Late(List.of(occurrence(2), occurrence(1)), true),
            new Change.Late(List.of(occurrence(2)), false));
    for (Change change : all) {
      Row row = WindowRow.change(key, change);
      assertThat(WindowRow.window(row)).isEqualTo(WINDOW);
      assertThat(WindowRow.change(row)).isEqualTo(change);
    }
  }

  private static TestGroupState<byte[]> state(
      Optional<byte[]> held, Instant watermark, boolean hasTimedOut) {
    return state(held, watermark, hasTimedOut, 0);
  }

  private static TestGroupState<byte[]> state(
      Optional<byte[]> held, Instant watermark, boolean hasTimedOut, long now) {
    return TestGroupState.create(
        held,
        GroupStateTimeout.EventTimeTimeout(),
        now,
        Optional.of(watermark.toEpochMilli()),
        hasTimedOut);
  }

  private static List<Change> changes(TestGroupState<byte[]> state, long... numbers) {
    List<Row> rows =
        LongStream.of(numbers)
            .mapToObj(number -> WindowRow.occurrence(WINDOW, occurrence(number)))
            .toList();
    Row key = WindowRow.key(WindowRow.occurrence(WINDOW, occurrence(0)));
    List<Row> told = new ArrayList<>();
    COUNT_ONCE
        .call(key, rows.isEmpty() ? Collections.emptyIterator() : rows.iterator(), state)
        .forEachRemaining(told::add);
    return told.stream().map(WindowRow::change).toList();
  }

  private static Counted counted(long... numbers) {
    return Counted.of(LongStream.of(numbers).mapToObj(CountOnceTest::occurrence).toList());
  }

  private static Occurrence occurrence(long number) {
    return new Occurrence(new UUID(1, number), 0, 2, number, NOON);
  }
}
