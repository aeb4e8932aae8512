package dev.millrace.domain.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ViewRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each operator keeps to. */
public interface KeyedOperatorContract<R> {

  KeyedOperator<R> operator();

  /** What is held of a key has no more bytes. */
  default int mostHeld() {
    return 65_536;
  }

  /** So many events of one key, in the order of their times. */
  List<Event<R>> ofOneKey(int many);

  @Test
  default void inHoweverManyPiecesEventsComeTheEndIsTheSame() {
    List<Event<R>> events = ofOneKey(1_000);
    KeyedStep whole = operator().apply(key(events), Bytes.EMPTY, events);
    Random random = new Random(7);
    Bytes held = Bytes.EMPTY;
    List<ViewRow> rows = new ArrayList<>();
    for (int from = 0; from < events.size(); ) {
      int to = Math.min(events.size(), from + 1 + random.nextInt(300));
      KeyedStep step = operator().apply(key(events), held, events.subList(from, to));
      held = step.held();
      rows.addAll(step.rows());
      from = to;
    }
    assertThat(held).isEqualTo(whole.held());
    assertThat(set(rows)).isEqualTo(set(whole.rows()));
  }

  @Test
  default void whatIsHeldIsBoundedHoweverManyCome() {
    List<Event<R>> events = ofOneKey(5_000);
    assertThat(operator().apply(key(events), Bytes.EMPTY, events).held().length())
        .isLessThanOrEqualTo(mostHeld());
  }

  @Test
  default void whatItCannotReadItBeginsAnewWithout() {
    List<Event<R>> events = ofOneKey(10);
    assertThat(operator().apply(key(events), Bytes.ofText("of another version"), events))
        .isEqualTo(operator().apply(key(events), Bytes.EMPTY, events));
  }

  @Test
  default void itSetsRowsOfItsViewsAlone() {
    List<Event<R>> events = ofOneKey(1_000);
    KeyedStep step = operator().apply(key(events), Bytes.EMPTY, events);
    assertThat(step.rows())
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(operator().views().contains(row.view()))
                    .isNotEqualTo(operator().completed().contains(row.view())));
  }

  @Test
  default void alertsAreRowsOfItsOwnThatTellOfNobody() {
    operator()
        .alerts()
        .ifPresent(
            view -> {
              assertThat(operator().views()).contains(view);
              assertThat(view.columns()).noneMatch(Column::isPersonal);
            });
  }

  private static Set<String> set(List<ViewRow> rows) {
    return OnceEach.together(rows).stream()
        .map(row -> row.view().name() + row.values())
        .collect(Collectors.toSet());
  }

  private String key(List<Event<R>> events) {
    return operator().key(events.get(0).record()).orElseThrow();
  }
}
