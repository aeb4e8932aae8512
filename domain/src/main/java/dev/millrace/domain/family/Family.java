package dev.millrace.domain.family;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.operator.KeyedOperator;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Sort;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.window.ClosedWindows;
import dev.millrace.domain.window.LateEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One kind of record: all that the path needs to know to carry it. Every method is a pure function,
 * and one object serves all threads.
 *
 * @param <R> the family's record, immutable
 */
public interface Family<R> {

  FamilyName name();

  Sort sort();

  /** The dotted paths of fields whose values must never be stored, such as {@code login.salt}. */
  Set<String> secrets();

  /** Reads untrusted input. Never throws for anything that the input holds. */
  Parsed<R> parse(RawRecord raw);

  RecordKey key(R record);

  /**
   * What a record belongs to: those of the same are published in one partition, in the order in
   * which they were taken in. Another than the key is for events alone, whose operator asks for
   * their order.
   */
  default RecordKey partitionKey(R record) {
    return key(record);
  }

  /** The hash of the content, without what changes by itself such as an age. */
  ContentHash contentHash(R record);

  /** The trusted written form of a record, in the shape of the family's schema. */
  Document write(R record);

  /**
   * Reads a written record of any version of the family's schema.
   *
   * @throws IllegalArgumentException when the document is no written record of this family
   */
  R read(Document written);

  /** The rows that a record occupies in the family's views: a view it has no row in is absent. */
  ViewKeys viewKeys(R record);

  /** The views that {@link #project} writes. The first holds every record under its key alone. */
  List<View> views();

  /** The mutations by which an event takes effect, each with the event's write time. */
  List<Mutation> project(Event<R> event, Position position);

  /** The windowed counts over the family's events. */
  List<WindowedCount<R>> windowedCounts();

  /** When it happened, by the record itself; empty where that is when it is taken in. */
  default Optional<Instant> eventTime(R record) {
    return Optional.empty();
  }

  /**
   * Whether an event is of interest. One that is not keeps its row in the first view, which proves
   * that it arrived, and enters no other view, no window and no operator, and is not completed.
   * Only for events: a version of an entity always is.
   */
  default boolean admits(R record) {
    return true;
  }

  /** How the family's events are completed from the records of another family. */
  default Optional<Enrichment<R>> enrichment() {
    return Optional.empty();
  }

  /** The tables that have rows of single records: the views, and that of the events which wait. */
  default List<View> tablesOfRecords() {
    return Stream.concat(views().stream(), enrichment().map(Enrichment::waiting).stream()).toList();
  }

  /** What takes more than one of the family's events to know. */
  default Optional<KeyedOperator<R>> operator() {
    return Optional.empty();
  }

  /** All tables that the family needs; those for closed windows are the same for all families. */
  default List<View> tables() {
    List<View> tables = new ArrayList<>(views());
    windowedCounts().forEach(count -> tables.add(count.view()));
    enrichment()
        .ifPresent(enrichment -> tables.addAll(List.of(enrichment.waiting(), enrichment.mark())));
    operator().ifPresent(operator -> tables.addAll(operator.views()));
    if (!windowedCounts().isEmpty()) {
      tables.addAll(List.of(ClosedWindows.VIEW, LateEvents.VIEW));
    }
    return List.copyOf(tables);
  }
}
