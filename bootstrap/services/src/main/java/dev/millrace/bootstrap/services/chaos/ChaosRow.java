package dev.millrace.bootstrap.services.chaos;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What strikes of one pair did.
 *
 * @param green from the fault's end until everything was green, for each strike, shortest first
 * @param late how many strikes took longer than allowed, or never were green
 * @param wrongRuns how many of the runs that this pair struck are not proved and recounted
 */
public record ChaosRow(Pair pair, List<Duration> green, long late, long wrongRuns) {

  static final String HEADER =
      String.format(
          "%-16s %8s %10s %10s %6s %11s",
          "strike", "strikes", "median s", "longest s", "late", "wrong runs");

  public ChaosRow {
    green = List.copyOf(green);
  }

  static ChaosRow of(Pair pair, List<Judged> runs) {
    List<Judged> struckRuns =
        runs.stream().filter(run -> run.strikes().stream().anyMatch(one -> is(pair, one))).toList();
    List<Healing> healings =
        struckRuns.stream()
            .flatMap(run -> run.strikes().stream())
            .filter(struck -> is(pair, struck))
            .map(Struck::healing)
            .toList();
    return new ChaosRow(
        pair,
        healings.stream().map(Healing::took).sorted().toList(),
        healings.stream().filter(healing -> !healing.isWithin(Chaos.LIMIT)).count(),
        struckRuns.stream().filter(run -> !run.problems().isEmpty()).count());
  }

  private static boolean is(Pair pair, Struck struck) {
    return struck.strike().pair().equals(pair);
  }

  boolean isStruck() {
    return !green.isEmpty();
  }

  private double median() {
    return ChaosReport.seconds(green.get((green.size() - 1) / 2));
  }

  private double longest() {
    return ChaosReport.seconds(green.get(green.size() - 1));
  }

  String text() {
    return String.format(
        "%-16s %8d %10.1f %10.1f %6d %11d",
        pair, green.size(), median(), longest(), late, wrongRuns);
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("strike", pair.toString());
    fields.put("strikes", green.size());
    fields.put("medianSeconds", median());
    fields.put("longestSeconds", longest());
    fields.put("late", late);
    fields.put("wrongRuns", wrongRuns);
    return fields;
  }
}
