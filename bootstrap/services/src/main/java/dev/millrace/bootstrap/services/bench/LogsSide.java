package dev.millrace.bootstrap.services.bench;

import dev.millrace.bootstrap.services.bench.logs.Grouping;
import dev.millrace.bootstrap.services.bench.logs.LabelledSet;
import dev.millrace.bootstrap.services.bench.logs.SetScore;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.template.LogLine;
import dev.millrace.domain.template.TemplateMiner;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Takes labelled logs through the miner, each as one source. */
final class LogsSide implements Side {

  static final String NAME = "miner";
  static final String ACCURACY = "grouping accuracy";

  private final Path folder;
  private final int least;
  private final List<LabelledSet> sets;
  private final List<List<LogLine>> logs;
  private long asked;
  private long mined;

  private LogsSide(Path folder, int least, List<LabelledSet> sets) {
    this.folder = folder;
    this.least = least;
    this.sets = sets;
    this.logs = sets.stream().map(set -> SetScore.numbered(set.lines())).toList();
  }

  /**
   * @param least how many lines are mined in each round at least
   */
  static LogsSide of(Path folder, int least) {
    return new LogsSide(folder, least, LabelledSet.all(folder));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("data", folder.toString());
    settings.put("sets", Integer.toString(sets.size()));
    settings.put("lines at least", Integer.toString(least));
    settings.put("templates at most", Integer.toString(TemplateMiner.MAX_TEMPLATES));
    settings.put("threads", "1");
    return settings;
  }

  @Override
  public void prepare() {
    asked = 0;
    mined = 0;
  }

  @Override
  public void work() {
    while (asked < least) {
      logs.forEach(this::mine);
    }
  }

  private void mine(List<LogLine> log) {
    TemplateMiner miner = TemplateMiner.of(Bytes.EMPTY);
    asked += log.size();
    for (LogLine line : log) {
      mined += miner.take(line).version() > 0 ? 1 : 0;
    }
  }

  @Override
  public Proof prove() {
    return new Proof(asked, mined, mined);
  }

  @Override
  public Map<String, Double> figures() {
    List<SetScore> scores = sets.stream().map(SetScore::of).toList();
    Map<String, Double> figures = new TreeMap<>();
    put(figures, scores, ACCURACY, Grouping::accuracy);
    put(figures, scores, "F1", Grouping::f1);
    put(figures, scores, "template F1", Grouping::templateF1);
    figures.put(
        ACCURACY + " of whole lines",
        scores.stream().mapToDouble(score -> score.lines().accuracy()).average().orElseThrow());
    return figures;
  }

  /** That of each set's messages, and their mean. */
  private static void put(
      Map<String, Double> figures,
      List<SetScore> scores,
      String name,
      ToDoubleFunction<Grouping> figure) {
    for (SetScore score : scores) {
      figures.put(name + ", of " + score.name(), figure.applyAsDouble(score.messages()));
    }
    figures.put(
        name,
        scores.stream()
            .mapToDouble(score -> figure.applyAsDouble(score.messages()))
            .average()
            .orElseThrow());
  }
}
