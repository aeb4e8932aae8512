package dev.millrace.application.erase;

import dev.millrace.application.erase.Proof.Kept;
import dev.millrace.application.erase.Proof.Topic;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.log.LogScan;
import dev.millrace.domain.port.log.LoggedEvent;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.RowKey;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for a record behind the outbox: in its topic, and in the rows that it may occupy. */
public final class RemainingEvents {

  private final LogScan log;
  private final ServedViews views;

  public RemainingEvents(LogScan log, ServedViews views) {
    this.log = log;
    this.views = views;
  }

  /** Counts the record's events, null values left out, and finds its null value. */
  Topic topic(Family<?> family, RecordKey key, @Nullable EventId tombstone) {
    List<LoggedEvent> events = new ArrayList<>();
    List<Position> found = new ArrayList<>();
    log.scan(
        family.name(),
        logged -> {
          if (tombstone != null && tombstone.equals(logged.event())) {
            found.add(logged.position());
          } else if (key.equals(logged.key()) && !logged.isNull()) {
            events.add(logged);
          }
        });
    return new Topic(
        family.name().topic(),
        family.sort(),
        events.size(),
        events.size(),
        found.isEmpty() ? null : found.get(0));
  }

  List<Kept> views(Family<?> family, Set<RowKey> rows) {
    return family.views().stream().map(view -> view(family, view, rows)).toList();
  }

  private Kept view(Family<?> family, View view, Set<RowKey> rows) {
    long count =
        rows.stream()
            .filter(row -> row.view().equals(view.name()))
            .mapToLong(row -> views.rows(family.views(), keys(row)).size())
            .sum();
    return new Kept(view.name(), "rows of the view", count, count);
  }

  private static ViewKeys keys(RowKey row) {
    return new ViewKeys(Map.of(row.view(), row.key()));
  }
}
