package dev.millrace.domain.family;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Undecodable;
import java.time.InstantSource;

/**
 * Turns a topic's records into mutations, or into dead letters: no record stops its stream. Only a
 * {@link Failure} of the codec's registry comes out as an exception, and then the batch waits.
 */
public final class Projector<R> {

  private static final String STAGE = "facts";

  private final Family<R> family;
  private final Effects<R> effects;
  private final InstantSource clock;

  public Projector(Family<R> family, EventCodec codec, InstantSource clock) {
    this.family = family;
    this.effects = new Effects<>(family, codec);
    this.clock = clock;
  }

  public Projected<R> project(LogRecord record) {
    try {
      if (record.value() == null && record.headers().containsKey(EventHeaders.ERASES)) {
        return erased(record);
      }
      Event<R> event = decode(record);
      return new Projected.Served<>(event, effects.of(event, record.position()));
    } catch (Undecodable undecodable) {
      return dead(record, undecodable.code(), String.valueOf(undecodable.getMessage()));
    }
  }

  private Projected<R> erased(LogRecord record) throws Undecodable {
    try {
      RunId run = RunId.of(header(record, EventHeaders.RUN_ID));
      Erasure erasure = Erasure.parse(header(record, EventHeaders.ERASES));
      return new Projected.Erased<>(effects.of(erasure), run.equals(RunId.NONE) ? null : run);
    } catch (RuntimeException foreign) {
      throw new Undecodable(Code.NOT_A_RECORD, "the value is null, and no erasure beside it");
    }
  }

  private static String header(LogRecord record, String name) {
    return record.headers().getOrDefault(name, Bytes.EMPTY).text();
  }

  /** The event of a record. */
  public Event<R> decode(LogRecord record) throws Undecodable {
    Bytes value = record.value();
    if (value == null) {
      throw new Undecodable(Code.NOT_A_RECORD, "the value is null");
    }
    return decode(value);
  }

  /** The event of a record's value. */
  public Event<R> decode(Bytes value) throws Undecodable {
    return effects.decode(value);
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
