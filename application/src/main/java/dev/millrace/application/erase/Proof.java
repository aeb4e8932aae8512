package dev.millrace.application.erase;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.port.erasure.Erased;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Sort;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.RowKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every place that was looked at for a record, what was there, and what is there now.
 *
 * @param erased null when it was not erased
 * @param tombstone the event that carries the null value; null when there is none of this proof
 * @param rows those that were looked up in the views
 */
public record Proof(
    FamilyName family,
    RecordKey key,
    @Nullable Erased erased,
    @Nullable EventId tombstone,
    Set<RowKey> rows,
    List<Kept> stores,
    Topic topic,
    List<Kept> views) {

  /** So much of the record was, and is, in one place. */
  public record Kept(String place, String inWords, long before, long now) {

    /** The same places as they are now. */
    static List<Kept> now(List<Kept> before, List<Kept> now) {
      return before.stream()
          .map(
              one ->
                  new Kept(
                      one.place,
                      one.inWords,
                      one.before,
                      now.stream()
                          .filter(other -> other.place.equals(one.place))
                          .mapToLong(Kept::now)
                          .sum()))
          .toList();
    }
  }

  /**
   * The record's events in its topic.
   *
   * @param sort of an entity it is compacted, of an event it is kept for a time
   * @param tombstone where the null value stands behind them; null when it is not there yet
   */
  public record Topic(String name, Sort sort, long before, long now, @Nullable Position tombstone) {

    Topic now(Topic other) {
      return new Topic(name, sort, before, other.now, other.tombstone);
    }
  }

  public Proof {
    rows = Set.copyOf(rows);
    stores = List.copyOf(stores);
    views = List.copyOf(views);
  }

  /** Whether no row of a view is left. */
  public boolean isOutOfTheViews() {
    return views.stream().allMatch(kept -> kept.now() == 0);
  }

  /** Whether PostgreSQL holds nothing. */
  public boolean isOutOfTheStores() {
    return stores.stream().allMatch(kept -> kept.now() == 0);
  }

  /**
   * Whether all is done that Millrace does: no place that it deletes from holds anything, and the
   * null value is in the topic. What the servers keep in their files for a while is there still.
   */
  public boolean isDone() {
    return tombstone != null
        && topic.tombstone() != null
        && isOutOfTheStores()
        && isOutOfTheViews();
  }

  /** Whether nothing was found anywhere. */
  public boolean isOfNothing() {
    return topic.before() == 0
        && Stream.concat(stores.stream(), views.stream()).allMatch(kept -> kept.before() == 0);
  }
}
