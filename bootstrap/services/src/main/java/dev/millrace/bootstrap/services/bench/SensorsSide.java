package dev.millrace.bootstrap.services.bench;

import dev.millrace.bootstrap.services.nab.NabScore;
import dev.millrace.bootstrap.services.nab.Profile;
import dev.millrace.bootstrap.services.nab.ScoredSeries;
import dev.millrace.bootstrap.services.nab.Series;
import dev.millrace.bootstrap.services.nab.SeriesFolder;
import dev.millrace.domain.anomaly.Reading;
import dev.millrace.domain.anomaly.Score;
import dev.millrace.domain.anomaly.Step;
import dev.millrace.domain.document.Bytes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Takes labelled series through the detector, each as one sensor. */
final class SensorsSide implements Side {

  static final String NAME = "detector";
  static final String STANDARD = "NAB " + Profile.STANDARD.title();
  static final String LARGEST_STATE = "largest state, bytes";

  /** So many readings of a sensor come in one batch, with its state from bytes and back. */
  private static final int BATCH = 500;

  private final Path folder;
  private final List<Series> all;
  private final List<List<List<Reading>>> batches;
  private final List<ScoredSeries> scored = new ArrayList<>();
  private final List<double[]> scores = new ArrayList<>();
  private int largestState;

  private SensorsSide(Path folder, List<Series> all) {
    this.folder = folder;
    this.all = all;
    batches = all.stream().map(SensorsSide::batches).toList();
  }

  static SensorsSide of(Path folder) {
    return new SensorsSide(folder, SeriesFolder.read(folder));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("data", folder.toString());
    settings.put("series", Integer.toString(all.size()));
    settings.put(
        "windows", Integer.toString(all.stream().mapToInt(one -> one.windows().size()).sum()));
    settings.put("readings in a batch", Integer.toString(BATCH));
    settings.put("threads", "1");
    return settings;
  }

  @Override
  public void prepare() {
    scores.clear();
    scored.clear();
    largestState = 0;
  }

  @Override
  public void work() {
    batches.forEach(series -> scores.add(scores(series)));
  }

  private double[] scores(List<List<Reading>> series) {
    double[] found = new double[series.stream().mapToInt(List::size).sum()];
    int count = 0;
    Bytes state = Bytes.EMPTY;
    for (List<Reading> batch : series) {
      Step step = Step.of(state, batch);
      state = step.held();
      largestState = Math.max(largestState, state.length());
      for (Score score : step.scores()) {
        found[count++] = score.score();
      }
    }
    return found;
  }

  @Override
  public Proof prove() {
    for (int i = 0; i < all.size(); i++) {
      scored.add(new ScoredSeries(all.get(i), scores.get(i)));
    }
    long expected = all.stream().mapToLong(one -> one.readings().size()).sum();
    long found = scores.stream().mapToLong(one -> one.length).sum();
    return new Proof(expected, found, found);
  }

  @Override
  public Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>();
    for (Profile profile : Profile.values()) {
      figures.put("NAB " + profile.title(), NabScore.best(profile, scored).value());
    }
    double threshold = NabScore.best(Profile.STANDARD, scored).threshold();
    figures.put("threshold", threshold);
    groups().forEach((group, series) -> put(figures, "of " + group, threshold, series));
    put(figures, "even half at the odd half's threshold", half(0), half(1));
    put(figures, "odd half at the even half's threshold", half(1), half(0));
    figures.put(LARGEST_STATE, (double) largestState);
    return figures;
  }

  private static void put(
      Map<String, Double> figures,
      String name,
      List<ScoredSeries> some,
      List<ScoredSeries> others) {
    put(figures, name, NabScore.best(Profile.STANDARD, others).threshold(), some);
  }

  /** Series without windows have no score of their own. */
  private static void put(
      Map<String, Double> figures, String name, double threshold, List<ScoredSeries> some) {
    double value = NabScore.at(Profile.STANDARD, threshold, some).value();
    if (Double.isFinite(value)) {
      figures.put(STANDARD + ", " + name, value);
    }
  }

  private Map<String, List<ScoredSeries>> groups() {
    return scored.stream()
        .collect(
            Collectors.groupingBy(one -> one.series().group(), TreeMap::new, Collectors.toList()));
  }

  private List<ScoredSeries> half(int first) {
    return IntStream.range(0, scored.size())
        .filter(i -> i % 2 == first)
        .mapToObj(scored::get)
        .toList();
  }

  private static List<List<Reading>> batches(Series series) {
    List<Reading> readings =
        series.readings().stream().map(one -> new Reading(one.time(), one.value())).toList();
    List<List<Reading>> batches = new ArrayList<>();
    for (int from = 0; from < readings.size(); from += BATCH) {
      batches.add(readings.subList(from, Math.min(readings.size(), from + BATCH)));
    }
    return batches;
  }
}
