package dev.millrace.bootstrap.services.cli;

import dev.millrace.application.redrive.RedriveStep;
import dev.millrace.application.redrive.Refused;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What one command redrove, or would, and some of what it could not. */
final class RedriveReport {

  /** How many letters that could not be are listed. */
  static final int LISTED = 20;

  private final SortedSet<Long> notOpen;
  private final List<Refused> refused = new ArrayList<>();
  private final Map<Refused.Why, Long> reasons = new EnumMap<>(Refused.Why.class);
  private long letters;
  private long events;
  private boolean isOver = true;

  /**
   * @param named the letters that were named one by one
   */
  RedriveReport(SortedSet<Long> named) {
    this.notOpen = new TreeSet<>(named);
  }

  void add(RedriveStep step) {
    letters += step.redriven().size();
    events += step.events();
    notOpen.removeAll(step.redriven());
    for (Refused one : step.refused()) {
      reasons.merge(one.why(), 1L, Long::sum);
      notOpen.remove(one.letter());
      if (refused.size() < LISTED) {
        refused.add(one);
      }
    }
  }

  /** It stopped before it was through. */
  void stopped() {
    isOver = false;
  }

  boolean isOver() {
    return isOver;
  }

  long letters() {
    return letters;
  }

  long events() {
    return events;
  }

  long refusedLetters() {
    return reasons.values().stream().mapToLong(n -> n).sum();
  }

  /** How many letters it has looked at. */
  long done() {
    return letters + refusedLetters();
  }

  List<Refused> refused() {
    return refused;
  }

  Map<Refused.Why, Long> reasons() {
    return reasons;
  }

  /** Letters that were named and are not there, or not open. */
  SortedSet<Long> notOpen() {
    return isOver ? notOpen : new TreeSet<>();
  }

  boolean isWhole() {
    return reasons.isEmpty() && notOpen().isEmpty();
  }
}
