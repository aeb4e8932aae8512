package dev.millrace.domain.family;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.view.Mutation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the projection made of a topic's record. */
public sealed interface Projected<R> {

  /** An event and the mutations by which it takes effect. */
  record Served<R>(Event<R> event, List<Mutation> mutations) implements Projected<R> {

    public Served {
      mutations = List.copyOf(mutations);
    }
  }

  /**
   * A record of which there is nothing left, or that is to go.
   *
   * @param run in whose books the event counts as served; absent for an erasure, which is none
   */
  record Erased<R>(List<Mutation> mutations, @Nullable RunId run) implements Projected<R> {

    public Erased {
      mutations = List.copyOf(mutations);
    }
  }

  /** A record that can have no effect, with everything that an operator needs. */
  record Dead<R>(DeadLetter letter) implements Projected<R> {}
}
