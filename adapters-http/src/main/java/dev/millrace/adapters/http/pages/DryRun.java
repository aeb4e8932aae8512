package dev.millrace.adapters.http.pages;

import dev.millrace.application.redrive.RedriveLetters;
import dev.millrace.application.redrive.RedriveStep;
import dev.millrace.application.redrive.Refused;
import dev.millrace.domain.record.FamilyName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a redrive would do with the first letters that it is about.
 *
 * @param letters how many it would redrive
 * @param events how many events that are, with those that have to follow
 * @param reasons how many it would leave out, and why
 * @param refused the first of these
 * @param isWhole whether all letters were looked at
 */
record DryRun(
    long letters,
    long events,
    Map<Refused.Why, Long> reasons,
    List<Refused> refused,
    boolean isWhole) {

  /** To look at more takes longer than somebody waits for a page. */
  static final int MOST = 1_000;

  private static final int LISTED = 20;

  DryRun {
    reasons = Map.copyOf(reasons);
    refused = List.copyOf(refused);
  }

  static DryRun of(RedriveLetters redrive, RedriveOrder order) {
    Collected all = new Collected();
    for (FamilyName family : redrive.families(order.filter())) {
      all.look(redrive, order, family);
    }
    return new DryRun(all.letters, all.events, all.reasons, all.refused, all.isWhole);
  }

  private static final class Collected {

    private final Map<Refused.Why, Long> reasons = new EnumMap<>(Refused.Why.class);
    private final List<Refused> refused = new ArrayList<>();
    private long letters;
    private long events;
    private int looked;
    private boolean isWhole = true;

    void look(RedriveLetters redrive, RedriveOrder order, FamilyName family) {
      long above = 0;
      boolean isLast = false;
      while (!isLast) {
        int most = (int) Math.min(MOST - looked, order.limit() - letters);
        if (most <= 0) {
          isWhole = false;
          return;
        }
        RedriveStep step = redrive.preview(order.filter(), order.isForced(), family, above, most);
        add(step);
        above = step.upTo();
        isLast = step.isLast();
      }
    }

    private void add(RedriveStep step) {
      letters += step.redriven().size();
      events += step.events();
      looked += step.redriven().size() + step.refused().size();
      for (Refused one : step.refused()) {
        reasons.merge(one.why(), 1L, Long::sum);
        if (refused.size() < LISTED) {
          refused.add(one);
        }
      }
    }
  }
}
