package dev.millrace.bootstrap.services.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What strikes did, pair by pair. */
public record ChaosReport(List<Judged> runs) {

  public ChaosReport {
    runs = List.copyOf(runs);
  }

  /** This one and another together. */
  public ChaosReport with(ChaosReport other) {
    return new ChaosReport(Stream.concat(runs.stream(), other.runs.stream()).toList());
  }

  /** Whether everything was green again in time after every strike, and every run is right. */
  public boolean isSurvived() {
    return problems().isEmpty();
  }

  /** Every strike that took too long and every run that is not right, in words. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Judged run : runs) {
      run.strikes().stream()
          .filter(struck -> !struck.healing().isWithin(Chaos.LIMIT))
          .forEach(struck -> problems.add(struck.toString()));
      problems.addAll(run.problems());
    }
    return problems;
  }

  /** A row for each pair that was struck. */
  public List<ChaosRow> rows() {
    return Pair.all().stream()
        .map(pair -> ChaosRow.of(pair, runs))
        .filter(ChaosRow::isStruck)
        .toList();
  }

  /** For people. */
  public String text() {
    StringBuilder text = new StringBuilder(ChaosRow.HEADER).append('\n');
    rows().forEach(row -> text.append(row.text()).append('\n'));
    problems().forEach(problem -> text.append("! ").append(problem).append('\n'));
    return text.toString();
  }

  /** For programs. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("survived", isSurvived());
    fields.put("runs", runs.size());
    fields.put("pairs", rows().stream().map(ChaosRow::fields).toList());
    fields.put("problems", problems());
    return fields;
  }

  static double seconds(Duration duration) {
    return Math.round(duration.toMillis() / 100.0) / 10.0;
  }
}
