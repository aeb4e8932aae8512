package dev.millrace.domain.family;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import java.util.ArrayList;
import java.util.List;

/** Reads a family's events, and tells by which mutations they take effect: the same for all. */
public final class Effects<R> {

  private final Family<R> family;
  private final EventCodec codec;

  public Effects(Family<R> family, EventCodec codec) {
    this.family = family;
    this.codec = codec;
  }

  /**
   * The event of a topic's value.
   *
   * @throws Undecodable when the value is to blame, or the family's reading of it
   */
  public Event<R> decode(Bytes value) throws Undecodable {
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

  /**
   * The mutations by which an event takes effect.
   *
   * @throws Undecodable when the family's projection fails for it
   */
  public List<Mutation> of(Event<R> event, Position position) throws Undecodable {
    try {
      List<Mutation> all = family.project(event, position);
      if (family.admits(event.record())) {
        return List.copyOf(all);
      }
      View proof = family.views().get(0);
      return all.stream().filter(mutation -> mutation.view().equals(proof)).toList();
    } catch (RuntimeException | StackOverflowError bug) {
      throw new Undecodable(Code.PROJECTION_FAILED, bug.getClass().getName());
    }
  }

  /** The deletes by which an erasure takes effect in the family's tables. */
  public List<Mutation> of(Erasure erasure) {
    List<Mutation> deletes = new ArrayList<>();
    for (View view : family.tablesOfRecords()) {
      erasure.rows().stream()
          .filter(row -> row.view().equals(view.name()))
          .map(row -> Mutation.Delete.ofText(view, row.key(), erasure.writeTime()))
          .forEach(deletes::add);
    }
    return deletes;
  }
}
