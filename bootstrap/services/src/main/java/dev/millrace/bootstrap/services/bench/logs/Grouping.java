package dev.millrace.bootstrap.services.bench.logs;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well lines were grouped.
 *
 * @param accuracy the share of the lines whose group holds the lines of their event, all of them
 *     and no others (Zhu et al. 2019, "parsing accuracy")
 * @param f1 the harmonic mean of precision and recall over pairs of lines: of those in one group,
 *     how many are of one event, and the other way round
 * @param templateF1 the same over groups: of the groups, how many are an event's lines exactly, and
 *     the other way round (Jiang et al. 2024)
 * @param groups how many there were
 */
public record Grouping(double accuracy, double f1, double templateF1, int groups) {

  /**
   * Compares groups with events.
   *
   * @param events of each line
   * @param groups of each line
   */
  public static Grouping of(List<String> events, List<String> groups) {
    Map<String, Long> ofEvent = counts(events);
    Map<String, Long> ofGroup = counts(groups);
    Map<Both, Long> ofBoth = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      ofBoth.merge(new Both(events.get(i), groups.get(i)), 1L, Long::sum);
    }
    List<Long> exact =
        ofBoth.entrySet().stream()
            .filter(
                both ->
                    both.getValue().equals(ofEvent.get(both.getKey().event()))
                        && both.getValue().equals(ofGroup.get(both.getKey().group())))
            .map(Map.Entry::getValue)
            .toList();
    long lines = exact.stream().mapToLong(Long::longValue).sum();
    return new Grouping(
        events.isEmpty() ? 1 : (double) lines / events.size(),
        harmonic(pairs(ofBoth.values()), pairs(ofGroup.values()), pairs(ofEvent.values())),
        harmonic(exact.size(), ofGroup.size(), ofEvent.size()),
        ofGroup.size());
  }

  /** A line's event and its group. */
  private record Both(String event, String group) {}

  private static Map<String, Long> counts(List<String> names) {
    Map<String, Long> counts = new HashMap<>();
    names.forEach(name -> counts.merge(name, 1L, Long::sum));
    return counts;
  }

  private static long pairs(Collection<Long> counts) {
    return counts.stream().mapToLong(count -> count * (count - 1) / 2).sum();
  }

  /** That of right / found and right / wanted; 1 when nothing was to be found, nor was. */
  private static double harmonic(long right, long found, long wanted) {
    return found + wanted == 0 ? 1 : 2.0 * right / (found + wanted);
  }
}
