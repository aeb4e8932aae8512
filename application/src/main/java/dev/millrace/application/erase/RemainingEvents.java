package dev.millrace.application.erase;

import dev.millrace.application.erase.Proof.Kept;
import dev.millrace.application.erase.Proof.Topic;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.log.LogScan;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.RowKey;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Looks for a record behind the outbox: in its topic, and in the rows that it may occupy. */
public final class RemainingEvents {

  private final LogScan log;
  private final ServedPartitions served;

  public RemainingEvents(LogScan log, ServedPartitions served) {
    this.log = log;
    this.served = served;
  }

  /** Counts the record's events, null values left out, and finds its null value. */
  Topic topic(Family<?> family, RecordKey key, @Nullable EventId tombstone) {
    LongAdder events = new LongAdder();
    List<Position> found = new ArrayList<>();
    log.scan(
        family.name(),
        logged -> {
          if (tombstone != null && tombstone.equals(logged.event())) {
            found.add(logged.position());
          } else if (key.equals(logged.key()) && !logged.isNull()) {
            events.increment();
          }
        });
    return new Topic(
        family.name().topic(),
        family.sort(),
        events.sum(),
        events.sum(),
        found.isEmpty() ? null : found.get(0));
  }

  List<Kept> views(Family<?> family, Set<RowKey> rows) {
    return family.tablesOfRecords().stream().map(view -> view(view, rows)).toList();
  }

  private Kept view(View view, Set<RowKey> rows) {
    Set<List<Object>> keys = new HashSet<>();
    rows.stream()
        .filter(row -> row.view().equals(view.name()))
        .forEach(row -> key(view, row).ifPresent(keys::add));
    long count = served.under(view, keys).size();
    return new Kept(view.name(), "rows of the view", count, count);
  }

  /** Empty for one of an earlier form of the view: no row can stand there. */
  private static Optional<List<Object>> key(View view, RowKey row) {
    try {
      return Optional.of(Mutation.Delete.ofText(view, row.key(), new WriteTime(0)).key());
    } catch (RuntimeException ofAnotherForm) {
      return Optional.empty();
    }
  }
}
