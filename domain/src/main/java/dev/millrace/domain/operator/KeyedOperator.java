package dev.millrace.domain.operator;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.view.View;
import java.util.List;
import java.util.Optional;

/**
 * Makes of a family's events what takes more than one of them to know, each key by itself: a
 * sensor's score, a source's templates. Every method is a pure function, one object serves all
 * threads, and none throws for anything that an event holds.
 *
 * @param <R> the family's record
 */
public interface KeyedOperator<R> {

  /** The tables that it alone fills. */
  List<View> views();

  /**
   * What it completes of the family's views: parts of them whose columns no event sets, nor anybody
   * else.
   */
  List<View> completed();

  /** Whether it sets columns of that view, though others may fill it, too. */
  default boolean completes(View view) {
    return completed().stream().anyMatch(part -> part.name().equals(view.name()));
  }

  /** The one of its views whose rows are alerts: whoever listens is told of them, too. */
  default Optional<View> alerts() {
    return Optional.empty();
  }

  /** Under which key it takes a record; empty for one that is none of its business. */
  Optional<String> key(R record);

  /**
   * Takes a key through some of its events.
   *
   * <p>In however many pieces the same events come, what is held and the rows behind the last piece
   * are the same. No two keys set the same row.
   *
   * @param before what it held of the key, which an earlier version of it may have written: what it
   *     cannot read, it begins anew without; empty at first, and behind a long {@link Silence}
   * @param events in the order of their times, each for the first time; at least one. Those of a
   *     later piece may have happened before those of an earlier one
   */
  KeyedStep apply(String key, Bytes before, List<Event<R>> events);
}
