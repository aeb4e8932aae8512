package dev.millrace.domain.family;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Completes events from the records of other families, whichever of the two is served first. An
 * event that finds no record is written down as waiting and then looks <em>again</em>; a record is
 * served and <em>then</em> looks for events that wait. So at least one of the two sees the other.
 *
 * <p>What is completed is written by its event's write time plus the version of what was looked up:
 * repeating changes nothing, and the newest version wins whatever the order. For one task; not for
 * several threads.
 */
public final class Enricher<R> {

  /** So many events of one key are held at once. */
  static final int MOST_WAITING = 1_000;

  /**
   * So often a key's events are looked for when it comes; what waits then still is for its next
   * version. Each look reads past what the looks before removed, which a cluster refuses when it is
   * a hundred times as much.
   */
  static final int MOST_LOOKS = 50;

  private static final int PARTITIONS_AT_ONCE = 100;

  private final Family<R> family;
  private final List<Enrichment<?>> ofOthers;
  private final ServedPartitions partitions;
  private final List<ViewRow> subjects = new ArrayList<>();
  private final Set<RecordKey> keys = new LinkedHashSet<>();

  public Enricher(Family<R> family, Families families, ServedPartitions partitions) {
    this.family = family;
    this.ofOthers = families.enrichmentsBy(family.name());
    this.partitions = partitions;
  }

  /** Remembers of an event what is needed once it is served. */
  public void take(Event<R> event) {
    if (family.admits(event.record())) {
      family.enrichment().flatMap(own -> own.subject(event)).ifPresent(subjects::add);
    }
    if (!ofOthers.isEmpty()) {
      keys.add(event.key());
    }
  }

  /**
   * Does what follows for the events taken, all of whose own mutations are flushed. All that it
   * writes is flushed when it returns.
   */
  public void finish(ViewWriter writer) {
    family.enrichment().filter(own -> !subjects.isEmpty()).ifPresent(own -> enrich(own, writer));
    for (Enrichment<?> other : ofOthers) {
      if (!keys.isEmpty() && isMarked(other)) {
        fillIn(other, writer);
      }
    }
    subjects.clear();
    keys.clear();
  }

  /**
   * Completes, of the events taken, those whose record is served. The others wait as they did:
   * whoever serves their record completes them. All that it writes is flushed when it returns.
   */
  public void completeServed(ViewWriter writer) {
    family
        .enrichment()
        .filter(own -> !subjects.isEmpty())
        .ifPresent(own -> complete(own, subjects, writer));
    writer.flush();
    subjects.clear();
    keys.clear();
  }

  private void enrich(Enrichment<R> own, ViewWriter writer) {
    List<ViewRow> unknown = withoutThose(subjects, complete(own, subjects, writer));
    if (!unknown.isEmpty()) {
      writer.write(List.of(marked(own, unknown)));
      unknown.forEach(subject -> writer.write(List.of(waiting(own, subject))));
    }
    writer.flush();
    if (!unknown.isEmpty()) {
      completeWaiting(own, unknown, writer);
    }
  }

  private void fillIn(Enrichment<?> other, ViewWriter writer) {
    List<RecordKey> all = List.copyOf(keys);
    for (int from = 0; from < all.size(); from += PARTITIONS_AT_ONCE) {
      fillIn(other, all.subList(from, Math.min(all.size(), from + PARTITIONS_AT_ONCE)), writer);
    }
  }

  /** What is completed waits no longer, so the next look finds what was behind it. */
  private void fillIn(Enrichment<?> other, List<RecordKey> some, ViewWriter writer) {
    List<RecordKey> left = some;
    for (int look = 0; look < MOST_LOOKS && !left.isEmpty(); look++) {
      Map<RecordKey, List<ViewRow>> found = partitions.rows(other.waiting(), left, MOST_WAITING);
      List<ViewRow> waiting = found.values().stream().flatMap(List::stream).toList();
      Set<RecordKey> completed =
          completeWaiting(other, waiting, writer).stream()
              .map(Enricher::key)
              .collect(Collectors.toSet());
      left =
          left.stream()
              .filter(key -> found.getOrDefault(key, List.of()).size() == MOST_WAITING)
              .filter(completed::contains)
              .toList();
    }
  }

  /** No event stops waiting before its completion is durable. Returns those that do. */
  private List<ViewRow> completeWaiting(
      Enrichment<?> by, List<ViewRow> waiting, ViewWriter writer) {
    List<ViewRow> completed = complete(by, waiting, writer);
    if (!completed.isEmpty()) {
      writer.flush();
      completed.forEach(subject -> writer.write(List.of(noLongerWaiting(by, subject))));
      writer.flush();
    }
    return completed;
  }

  /** Completes those whose record is served, and returns them. */
  private List<ViewRow> complete(Enrichment<?> by, List<ViewRow> some, ViewWriter writer) {
    Map<RecordKey, ViewRow> found = lookUp(by, some);
    List<ViewRow> completed = new ArrayList<>();
    for (ViewRow subject : some) {
      ViewRow record = found.get(key(subject));
      if (record != null) {
        writer.write(List.of(completed(by, subject, record)));
        completed.add(subject);
      }
    }
    return completed;
  }

  private Map<RecordKey, ViewRow> lookUp(Enrichment<?> by, List<ViewRow> some) {
    Set<RecordKey> wanted = some.stream().map(Enricher::key).collect(Collectors.toSet());
    Map<RecordKey, ViewRow> found = new HashMap<>();
    if (!wanted.isEmpty()) {
      partitions.rows(by.lookedUp(), wanted, 1).forEach((key, rows) -> found.put(key, rows.get(0)));
    }
    return found;
  }

  private boolean isMarked(Enrichment<?> other) {
    RecordKey name = new RecordKey(other.reference().value());
    return partitions.rows(other.mark(), List.of(name), 1).containsKey(name);
  }

  private static List<ViewRow> withoutThose(List<ViewRow> all, List<ViewRow> those) {
    Set<ViewRow> gone = Set.copyOf(those);
    return all.stream().filter(one -> !gone.contains(one)).toList();
  }

  private static Mutation completed(Enrichment<?> by, ViewRow subject, ViewRow found) {
    long version = found.value(Enrichment.VERSION.name(), Long.class).orElse(1L);
    return new Mutation.Upsert(
        by.completed(), by.complete(subject, found), after(subject, version), version > 1);
  }

  /** At the end of time, where only a foreign record can stand, nothing is later. */
  private static WriteTime after(ViewRow subject, long version) {
    long micros = writeTime(subject).micros();
    return new WriteTime(Math.max(micros, micros + version));
  }

  private static Mutation waiting(Enrichment<?> by, ViewRow subject) {
    return new Mutation.Upsert(by.waiting(), subject.values(), writeTime(subject), false);
  }

  private static Mutation noLongerWaiting(Enrichment<?> by, ViewRow subject) {
    return new Mutation.Delete(by.waiting(), subject.key(), writeTime(subject));
  }

  private static Mutation marked(Enrichment<?> by, List<ViewRow> waiting) {
    List<@Nullable Object> row = new ArrayList<>(List.of(by.reference().value()));
    WriteTime last =
        waiting.stream().map(Enricher::writeTime).max(WriteTime::compareTo).orElseThrow();
    return new Mutation.Upsert(by.mark(), row, last, false);
  }

  private static WriteTime writeTime(ViewRow subject) {
    return new WriteTime(subject.value(Enrichment.WRITE_TIME.name(), Long.class).orElse(0L));
  }

  private static RecordKey key(ViewRow subject) {
    return new RecordKey(subject.key().get(0).toString());
  }
}
