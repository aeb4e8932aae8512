package dev.millrace.domain.family;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.RowKey;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How events of a family are completed from the records of another one, which may come later. Every
 * method is a pure function, and none throws for anything that an event or a row holds.
 *
 * @param <R> the record of the family whose events are completed
 */
public interface Enrichment<R> {

  /** The last column of {@link #lookedUp}: what was looked up stands in rows of facts. */
  Column VERSION = Column.of("version", ColumnType.BIGINT);

  /** The last column of {@link #waiting}: the event's write time in microseconds. */
  Column WRITE_TIME = Column.of("write_time", ColumnType.BIGINT);

  /** The family that is looked up. */
  FamilyName reference();

  /** What is looked up: a part of that family's first view, with {@link #VERSION} at its end. */
  View lookedUp();

  /**
   * The events whose record of the other family is not served yet, a partition per key of it. A row
   * holds all that completing its event takes, and {@link #WRITE_TIME} at its end.
   */
  View waiting();

  /** Has a row, under the other family's name, while any event may wait. */
  View mark();

  /**
   * What is completed: a part of one of the family's views, whose columns no event itself sets. Its
   * key has all columns of the key of {@link #waiting}.
   */
  View completed();

  /** Where an event may wait whose row is to be completed there; empty for another view's row. */
  default Optional<RowKey> waits(RowKey row) {
    List<String> names = completed().key().stream().map(Column::name).toList();
    return row.view().equals(completed().name()) && row.key().size() == names.size()
        ? Optional.of(
            new RowKey(
                waiting().name(),
                waiting().key().stream()
                    .map(column -> row.key().get(names.indexOf(column.name())))
                    .toList()))
        : Optional.empty();
  }

  /** An event's row in {@link #waiting}; empty when there is nothing to complete. */
  Optional<ViewRow> subject(Event<R> event);

  /** The values of {@link #completed} for a row of {@link #waiting} and what was looked up. */
  List<@Nullable Object> complete(ViewRow subject, ViewRow found);
}
