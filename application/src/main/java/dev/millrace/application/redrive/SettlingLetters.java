package dev.millrace.application.redrive;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.deadletter.KeptLetters;
import dev.millrace.domain.port.deadletter.RetriedEvent;
import dev.millrace.domain.port.serving.ServedRow;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.record.RecordKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@link SettleLetters}: a receipt does not name its events, so the rows are read, as for a proof.
 * An event is served when its row carries it or a later version. Not for several threads.
 */
public final class SettlingLetters implements SettleLetters {

  private static final int CHUNK = 500;

  private final Families families;
  private final KeptLetters letters;
  private final Supplier<ServedViews> views;

  private long above;

  /**
   * @param views asked only when there is something to look up
   */
  public SettlingLetters(Families families, KeptLetters letters, Supplier<ServedViews> views) {
    this.families = families;
    this.letters = letters;
    this.views = views;
  }

  @Override
  public int settle() {
    List<RetriedEvent> retried = letters.retried(above, CHUNK);
    above = retried.isEmpty() ? 0 : retried.get(retried.size() - 1).letter();
    Map<String, List<RetriedEvent>> byFamily = new HashMap<>();
    retried.forEach(
        event -> byFamily.computeIfAbsent(event.family(), family -> new ArrayList<>()).add(event));
    Set<EventId> served = new HashSet<>();
    byFamily.forEach(
        (name, events) ->
            families.find(name).ifPresent(family -> served.addAll(served(family, events))));
    if (!served.isEmpty()) {
      letters.served(served);
    }
    return served.size();
  }

  private Set<EventId> served(Family<?> family, List<RetriedEvent> events) {
    Set<RecordKey> keys = events.stream().map(RetriedEvent::key).collect(Collectors.toSet());
    Map<RecordKey, ServedRow> rows = views.get().served(family.views().get(0), keys);
    return events.stream()
        .filter(event -> isServed(event, rows.get(event.key())))
        .map(RetriedEvent::event)
        .collect(Collectors.toSet());
  }

  private static boolean isServed(RetriedEvent event, @Nullable ServedRow row) {
    return row != null && (row.event().equals(event.event()) || row.version() > event.version());
  }
}
