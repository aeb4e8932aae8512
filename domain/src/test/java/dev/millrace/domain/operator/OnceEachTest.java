package dev.millrace.domain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.events.SomeEvents;
import dev.millrace.domain.events.UserEvent;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OnceEachTest {

  private static final UUID USER = new UUID(9, 1);
  private static final String KEY = USER.toString();

  private final List<Event<UserEvent>> passedBy = new ArrayList<>();
  private final OnceEach<UserEvent> once =
      new OnceEach<>(new Spending(), (event, bug) -> passedBy.add(event));
  private Bytes held = Bytes.EMPTY;

  @Test
  void anEventIsTakenOnceInABatchAndBetweenBatches() {
    assertThat(cents(take(List.of(first(1), first(1), again(1))))).isEqualTo(10);
    assertThat(take(List.of(first(1), again(1)))).isEmpty();
    assertThat(cents(take(List.of(first(2), again(1))))).isEqualTo(20);
  }

  @Test
  void aBatchThatBringsNothingNewLeavesWhatIsHeld() {
    take(List.of(first(1)));
    Bytes before = held;
    take(List.of(first(1), again(1)));
    assertThat(held).isSameAs(before);
  }

  @Test
  void thoseOfABatchComeInTheOrderOfTheirTimes() {
    List<ViewRow> rows = take(List.of(first(3), first(1), first(2)));
    assertThat(beside(rows, 1)).isEqualTo(10);
    assertThat(beside(rows, 2)).isEqualTo(20);
    assertThat(beside(rows, 3)).isEqualTo(30);
    assertThat(value(rows, "last_event_id", UUID.class)).contains(new UUID(8, 3));
  }

  @Test
  void whateverTheOrderInWhichThoseOfABatchStandTheStepIsTheSame() {
    List<Arrival<UserEvent>> come = new ArrayList<>();
    IntStream.range(0, 50).forEach(i -> come.add(i % 3 == 0 ? again(i / 2) : first(i / 2)));
    KeyedStep step = once.step(KEY, Bytes.EMPTY, come, Instant.EPOCH);
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(come, random);
      assertThat(once.step(KEY, Bytes.EMPTY, come, Instant.EPOCH)).isEqualTo(step);
    }
  }

  @Test
  void whatCameLateIsTakenWhenItComes() {
    take(List.of(first(5)));
    List<ViewRow> rows = take(List.of(first(2)));
    assertThat(cents(rows)).isEqualTo(20);
    assertThat(value(rows, "last_event_id", UUID.class)).contains(new UUID(8, 2));
  }

  @Test
  void aRowThatIsSetSeveralTimesIsToldOnceWithTheLastOfEachColumn() {
    List<ViewRow> rows =
        take(List.of(first(1), new Arrival<>(SomeEvents.carrying(withoutSession(2)), false)));
    assertThat(rows.stream().filter(row -> row.view().equals(Spending.BY_USER))).hasSize(1);
    assertThat(cents(rows)).isEqualTo(20);
    assertThat(value(rows, "last_session", String.class)).contains("s1");
  }

  @Test
  void whatIsPublishedAgainIsNeverTakenTwiceHoweverManyCameSince() {
    int many = 3 * Taken.MOST;
    for (int i = 0; i < many; i += 100) {
      take(IntStream.range(i, Math.min(many, i + 100)).mapToObj(OnceEachTest::first).toList());
    }
    List<ViewRow> rows = take(List.of(first(many)));
    assertThat(cents(rows)).isEqualTo(10L * (many + 1));
    for (int i = 0; i <= many; i += 7) {
      assertThat(take(List.of(again(i)))).isEmpty();
    }
  }

  @Test
  void whatIsPublishedAgainIsTakenIfItNeverWasAndNothingNewerIsForgotten() {
    take(IntStream.range(0, Taken.MOST).filter(i -> i != 5).mapToObj(OnceEachTest::first).toList());
    assertThat(take(List.of(again(5)))).isNotEmpty();
    take(List.of(first(Taken.MOST), first(Taken.MOST + 1)));
    assertThat(take(List.of(again(Taken.MOST + 3)))).isNotEmpty();
  }

  @Test
  void whatIsPublishedAgainAndWasWrittenBeforeWhatIsForgottenIsLeft() {
    take(
        IntStream.range(0, 2 * Taken.MOST)
            .filter(i -> i != 5)
            .mapToObj(OnceEachTest::first)
            .toList());
    assertThat(take(List.of(again(5)))).isEmpty();
    assertThat(cents(take(List.of(first(5))))).isEqualTo(20L * Taken.MOST);
  }

  @Test
  void whatIsRememberedIsBounded() {
    take(IntStream.range(0, 10 * Taken.MOST).mapToObj(OnceEachTest::first).toList());
    assertThat(held.length()).isLessThanOrEqualTo(24 * Taken.MOST + 12 + Long.BYTES);
  }

  @Test
  void anEventThatTheOperatorFailsForIsPassedByAlone() {
    OnceEach<UserEvent> faulty =
        new OnceEach<>(new FailingAt(new UUID(8, 2)), (event, bug) -> passedBy.add(event));
    KeyedStep step =
        faulty.step(KEY, Bytes.EMPTY, List.of(first(1), first(2), first(3)), Instant.EPOCH);
    assertThat(cents(step.rows())).isEqualTo(20);
    assertThat(passedBy).extracting(event -> event.record().id()).containsExactly(new UUID(8, 2));
    KeyedStep repeated = faulty.step(KEY, step.held(), List.of(first(2), first(4)), Instant.EPOCH);
    assertThat(cents(repeated.rows())).isEqualTo(30);
    assertThat(passedBy).hasSize(1);
  }

  /** Spending that cannot take one of the events. */
  private record FailingAt(UUID id) implements KeyedOperator<UserEvent> {

    private static final Spending SPENDING = new Spending();

    @Override
    public List<View> views() {
      return SPENDING.views();
    }

    @Override
    public List<View> completed() {
      return SPENDING.completed();
    }

    @Override
    public Optional<String> key(UserEvent record) {
      return SPENDING.key(record);
    }

    @Override
    public KeyedStep apply(String key, Bytes before, List<Event<UserEvent>> events) {
      if (events.stream().anyMatch(event -> event.record().id().equals(id))) {
        throw new IllegalStateException();
      }
      return SPENDING.apply(key, before, events);
    }
  }

  private List<ViewRow> take(List<Arrival<UserEvent>> come) {
    KeyedStep step = once.step(KEY, held, come, Instant.EPOCH);
    held = step.held();
    return step.rows();
  }

  private static Arrival<UserEvent> first(int number) {
    return new Arrival<>(SomeEvents.carrying(SomeEvents.purchase(number, USER, 10)), false);
  }

  private static Arrival<UserEvent> again(int number) {
    return new Arrival<>(first(number).event(), true);
  }

  private static UserEvent withoutSession(int number) {
    UserEvent event = first(number).event().record();
    return new UserEvent(
        event.id(), event.user(), null, event.kind(), event.page(), event.money(), event.at());
  }

  private static long cents(List<ViewRow> rows) {
    return value(rows, "cents", Long.class).orElseThrow();
  }

  private static <T> Optional<T> value(List<ViewRow> rows, String column, Class<T> type) {
    return rows.stream()
        .filter(row -> row.view().equals(Spending.BY_USER))
        .findFirst()
        .flatMap(row -> row.value(column, type));
  }

  private static long beside(List<ViewRow> rows, int number) {
    return rows.stream()
        .filter(row -> row.view().equals(Spending.SO_FAR))
        .filter(row -> row.key().equals(List.of(new UUID(8, number))))
        .map(row -> (Long) Objects.requireNonNull(row.values().get(1)))
        .findFirst()
        .orElseThrow();
  }
}
