package dev.millrace.domain.family;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import java.time.InstantSource;
import java.util.List;

/**
 * Turns a topic's records into mutations, or into dead letters: no record stops its stream. Only a
 * {@link Failure} of the codec's registry comes out as an exception, and then the batch waits.
 */
public final class Projector<R> {

  private static final String STAGE = "facts";

  private final Family<R> family;
  private final EventCodec codec;
  private final InstantSource clock;

  public Projector(Family<R> family, EventCodec codec, InstantSource clock) {
    this.family = family;
    this.codec = codec;
    this.clock = clock;
  }

  public Projected<R> project(LogRecord record) {
    try {
      return served(record, decode(record));
    } catch (Undecodable undecodable) {
      return dead(record, undecodable.code(), String.valueOf(undecodable.getMessage()));
    }
  }

  /** The event of a record. */
  public Event<R> decode(LogRecord record) throws Undecodable {
    Bytes value = record.value();
    if (value == null) {
      throw new Undecodable(Code.NOT_A_RECORD, "the value is null");
    }
    return read(codec.decode(family.name(), value));
  }

  /** The families' own messages hold no payload; those of the JDK quote it. */
  private Event<R> read(Document document) throws Undecodable {
    try {
      return EventForm.read(family, document);
    } catch (NumberFormatException quoting) {
      throw new Undecodable(Code.NOT_A_RECORD, quoting.getClass().getName());
    } catch (IllegalArgumentException notARecord) {
      throw new Undecodable(Code.NOT_A_RECORD, String.valueOf(notARecord.getMessage()));
    } catch (RuntimeException | StackOverflowError bug) {
      throw new Undecodable(Code.NOT_A_RECORD, bug.getClass().getName());
    }
  }

  private Projected<R> served(LogRecord record, Event<R> event) {
    try {
      return new Projected.Served<>(event, mutations(event, record));
    } catch (RuntimeException | StackOverflowError bug) {
      return dead(record, Code.PROJECTION_FAILED, bug.getClass().getName());
    }
  }

  private List<Mutation> mutations(Event<R> event, LogRecord record) {
    List<Mutation> all = family.project(event, record.position());
    if (family.admits(event.record())) {
      return all;
    }
    View proof = family.views().get(0);
    return all.stream().filter(mutation -> mutation.view().equals(proof)).toList();
  }

  private Projected<R> dead(LogRecord record, Code code, String reason) {
    return new Projected.Dead<>(
        new DeadLetter(
            family.name().value(),
            record.position(),
            record.key(),
            record.value(),
            record.headers(),
            STAGE,
            code,
            reason,
            null,
            clock.instant(),
            record.attempt()));
  }
}
