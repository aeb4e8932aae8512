package dev.millrace.domain.operator;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands an operator each event of a key once, those that come together in the order of their times.
 * What is held of the key is what {@link Taken} remembers, and the operator's own behind it.
 */
public final class OnceEach<R> {

  private record Place(View view, List<Object> key) {}

  private final KeyedOperator<R> operator;
  private final BiConsumer<Event<R>, Throwable> passedBy;

  /**
   * @param passedBy is told of an event that the operator fails for, which changes nothing
   */
  public OnceEach(KeyedOperator<R> operator, BiConsumer<Event<R>, Throwable> passedBy) {
    this.operator = operator;
    this.passedBy = passedBy;
  }

  /**
   * Takes a key through what comes of it.
   *
   * @param before what was held of it; empty at first, and when it was forgotten
   * @param clock how far the stream is, of which {@link Silence} tells
   * @return what is held of it now, and one row for each that was set
   */
  public KeyedStep step(String key, Bytes before, List<Arrival<R>> come, Instant clock) {
    ByteBuffer from = ByteBuffer.wrap(before.array());
    Taken taken = before.length() == 0 ? Taken.since(Silence.forgotten(clock)) : Taken.read(from);
    List<Event<R>> fresh = fresh(taken, come);
    if (fresh.isEmpty()) {
      return new KeyedStep(before, List.of());
    }
    taken.forget();
    KeyedStep step = applied(key, rest(from), fresh);
    return new KeyedStep(held(taken, step.held()), together(step.rows()));
  }

  /**
   * Until when a key is held, as {@link Silence} tells, if nothing more of it comes.
   *
   * @param held of it
   * @param clock as it stood when the last events of it came
   */
  public static Instant end(Bytes held, Instant clock) {
    return Silence.end(clock, Taken.read(ByteBuffer.wrap(held.array())).last());
  }

  private KeyedStep applied(String key, Bytes before, List<Event<R>> events) {
    try {
      return operator.apply(key, before, events);
    } catch (RuntimeException | StackOverflowError bug) {
      if (events.size() > 1) {
        return oneByOne(key, before, events);
      }
      passedBy.accept(events.get(0), bug);
      return new KeyedStep(before, List.of());
    }
  }

  private KeyedStep oneByOne(String key, Bytes before, List<Event<R>> events) {
    Bytes held = before;
    List<ViewRow> rows = new ArrayList<>();
    for (Event<R> event : events) {
      KeyedStep step = applied(key, held, List.of(event));
      held = step.held();
      rows.addAll(step.rows());
    }
    return new KeyedStep(held, rows);
  }

  private static <R> List<Event<R>> fresh(Taken taken, List<Arrival<R>> come) {
    List<Event<R>> fresh = new ArrayList<>(come.size());
    come.stream()
        .sorted(Arrival.inTime())
        .filter(one -> taken.isFresh(one.event().id(), one.event().writeTime(), one.isAgain()))
        .forEach(one -> fresh.add(one.event()));
    return fresh;
  }

  private static Bytes rest(ByteBuffer from) {
    byte[] rest = new byte[from.remaining()];
    from.get(rest);
    return Bytes.of(rest);
  }

  private static Bytes held(Taken taken, Bytes rest) {
    ByteBuffer to = ByteBuffer.allocate(taken.length() + rest.length());
    taken.write(to);
    return Bytes.of(to.put(rest.array()).array());
  }

  /** Of two that set a row at the same write time, the store would keep what is larger. */
  static List<ViewRow> together(List<ViewRow> rows) {
    Map<Place, ViewRow> last = new LinkedHashMap<>();
    rows.forEach(row -> last.merge(new Place(row.view(), row.key()), row, OnceEach::over));
    return List.copyOf(last.values());
  }

  private static ViewRow over(ViewRow one, ViewRow later) {
    List<@Nullable Object> values = new ArrayList<>(later.values());
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == null) {
        values.set(i, one.values().get(i));
      }
    }
    return new ViewRow(later.view(), values);
  }
}
