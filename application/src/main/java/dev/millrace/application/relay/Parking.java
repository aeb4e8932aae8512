package dev.millrace.application.relay;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.Refusal;
import dev.millrace.domain.port.log.Unpublishable;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Publishes rows without those that the log refuses: they become dead letters in the transaction of
 * their neighbours. A row that is to blame itself is parked at once. A topic that refuses all of
 * its rows is waited for, as somebody may mend it, and nothing is published meanwhile; once the
 * patience is over its rows are parked as they come, until it takes one again.
 */
public final class Parking {

  private final InstantSource clock;
  private final Duration patience;
  private final Map<String, Instant> refusedSince = new HashMap<>();

  public Parking(InstantSource clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  void publish(EventLog log, List<OutboxRow> rows, Cursor next) {
    List<OutboxRow> left = rows;
    List<DeadLetter> parked = List.of();
    boolean published = false;
    while (!published) {
      try {
        log.publish(left, parked, next);
        published = true;
      } catch (Unpublishable refused) {
        requireWaitedFor(refused);
        parked = with(parked, refused);
        left = without(left, refused);
      }
    }
    left.forEach(row -> refusedSince.remove(row.family().topic()));
  }

  private void requireWaitedFor(Unpublishable refused) {
    Instant now = clock.instant();
    Set<String> topics = new TreeSet<>();
    refused.refusals().stream()
        .filter(Refusal::isOfTopic)
        .forEach(refusal -> topics.add(refusal.row().family().topic()));
    topics.forEach(topic -> refusedSince.putIfAbsent(topic, now));
    topics.removeIf(topic -> isWaitedFor(topic, now));
    if (!topics.isEmpty()) {
      throw new TransientFailure(
          "topic "
              + String.join(", ", topics)
              + " takes nothing, and all wait for it; if this lasts longer than "
              + patience.toSeconds()
              + " s its events are parked as dead letters: "
              + refused.getMessage(),
          refused);
    }
  }

  private boolean isWaitedFor(String topic, Instant now) {
    Instant since = refusedSince.getOrDefault(topic, now);
    return !now.isBefore(since.plus(patience));
  }

  private List<DeadLetter> with(List<DeadLetter> parked, Unpublishable refused) {
    Instant now = clock.instant();
    List<DeadLetter> all = new ArrayList<>(parked);
    refused.refusals().forEach(refusal -> all.add(refusal.letter(now)));
    return all;
  }

  private static List<OutboxRow> without(List<OutboxRow> rows, Unpublishable refused) {
    Set<OutboxRow> refusals = new HashSet<>();
    refused.refusals().forEach(refusal -> refusals.add(refusal.row()));
    List<OutboxRow> left = rows.stream().filter(row -> !refusals.contains(row)).toList();
    if (left.size() == rows.size()) {
      throw refused;
    }
    return left;
  }
}
