package dev.millrace.domain.family;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.view.Mutation;
import java.util.List;

/** What the projection made of a topic's record. */
public sealed interface Projected<R> {

  /** An event and the mutations by which it takes effect. */
  record Served<R>(Event<R> event, List<Mutation> mutations) implements Projected<R> {

    public Served {
      mutations = List.copyOf(mutations);
    }
  }

  /** A record that can have no effect, with everything that an operator needs. */
  record Dead<R>(DeadLetter letter) implements Projected<R> {}
}
