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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

  /**
   * Publishes rows but for those that are refused. Where the log refuses a row for its own sake, it
   * ends behind that row: each row that is found so is parked for good before the next is looked
   * for, however many there are.
   *
   * @param refused by now, some of the rows
   * @param from the cursor before the rows
   * @return the cursor that was committed
   */
  Cursor publish(EventLog log, List<OutboxRow> rows, List<Refusal> refused, Cursor from) {
    List<OutboxRow> all = rows;
    List<Refusal> parked = new ArrayList<>(refused);
    while (true) {
      List<OutboxRow> left = without(all, parked);
      Cursor next = from.upTo(all.get(all.size() - 1));
      try {
        log.publish(left, letters(parked, next.lastSeq()), next);
        left.forEach(row -> refusedSince.remove(row.family().topic()));
        return next;
      } catch (Unpublishable more) {
        requireWaitedFor(more);
        requireAmong(left, more);
        parked.addAll(more.refusals());
        all = upToTheFirst(all, more);
      }
    }
  }

  private static void requireAmong(List<OutboxRow> left, Unpublishable refused) {
    if (refused.refusals().stream().noneMatch(refusal -> left.contains(refusal.row()))) {
      throw refused;
    }
  }

  /** All rows where it is their topic that is refused. */
  private static List<OutboxRow> upToTheFirst(List<OutboxRow> rows, Unpublishable refused) {
    int first =
        refused.refusals().stream()
            .filter(refusal -> !refusal.isOfTopic())
            .mapToInt(refusal -> rows.indexOf(refusal.row()))
            .min()
            .orElse(rows.size() - 1);
    return rows.subList(0, first + 1);
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

  private List<DeadLetter> letters(List<Refusal> refused, long lastSeq) {
    Instant now = clock.instant();
    return refused.stream()
        .filter(refusal -> refusal.row().seq() <= lastSeq)
        .map(refusal -> refusal.letter(now))
        .toList();
  }

  private static List<OutboxRow> without(List<OutboxRow> rows, List<Refusal> refused) {
    if (refused.isEmpty()) {
      return rows;
    }
    Set<OutboxRow> refusals = refused.stream().map(Refusal::row).collect(Collectors.toSet());
    return rows.stream().filter(row -> !refusals.contains(row)).toList();
  }
}
