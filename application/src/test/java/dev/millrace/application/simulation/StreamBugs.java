package dev.millrace.application.simulation;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.DeadLetters;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.users.User;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.WriteTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Bugs between the log and the views. */
final class StreamBugs {

  private StreamBugs() {}

  /** A batch is done when its writes are on their way. */
  static Product acknowledgesBeforeTheWritesAreDurable() {
    return new Product() {
      @Override
      public ViewWriter writer(ViewWriter writer) {
        return new NeverFlushing(writer);
      }
    };
  }

  /** Dead letters are sent with the next ones, after their offsets are behind. */
  static Product sendsDeadLettersAfterTheOffsetMoved() {
    return new Product() {
      private final List<DeadLetter> kept = new ArrayList<>();

      @Override
      public DeadLetters deadLetters(DeadLetters letters) {
        return more -> {
          if (!kept.isEmpty()) {
            letters.send(List.copyOf(kept));
          }
          kept.clear();
          kept.addAll(more);
        };
      }
    };
  }

  /** A window counts records, not events. */
  static Product countsRecords() {
    return new Product() {
      @Override
      public UUID counted(Event<User> event, Position position) {
        return UUID.nameUUIDFromBytes(position.toString().getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  /** The streams read what was never committed. */
  static Product readsWhatIsNotCommitted() {
    return new Product() {
      @Override
      public boolean readsUncommitted() {
        return true;
      }
    };
  }

  /** A version that moves leaves its former rows behind. */
  static Product leavesMovedRowsBehind() {
    return projecting(
        clock ->
            mutations -> mutations.stream().filter(m -> m instanceof Mutation.Upsert).toList());
  }

  /** A deletion carries the time at which it is written, not its version's. */
  static Product deletesAtTheTimeOfWriting() {
    return projecting(
        clock ->
            mutations ->
                mutations.stream().map(mutation -> at(clock.instant(), mutation)).toList());
  }

  private static Mutation at(Instant now, Mutation mutation) {
    return mutation instanceof Mutation.Delete delete
        ? new Mutation.Delete(
            delete.view(),
            delete.key(),
            new WriteTime(ChronoUnit.MICROS.between(Instant.EPOCH, now)))
        : mutation;
  }

  /** What becomes of mutations, given the clock. */
  @FunctionalInterface
  private interface Projecting {
    UnaryOperator<List<Mutation>> by(InstantSource clock);
  }

  private static Product projecting(Projecting change) {
    return new Product() {
      @Override
      public Family<User> family(InstantSource clock) {
        return new DelegatingFamily() {
          @Override
          public List<Mutation> project(Event<User> event, Position position) {
            return change.by(clock).apply(super.project(event, position));
          }
        };
      }
    };
  }

  private record NeverFlushing(ViewWriter writer) implements ViewWriter {

    @Override
    public void write(List<Mutation> mutations) {
      writer.write(mutations);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      writer.close();
    }
  }
}
