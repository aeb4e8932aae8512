package dev.millrace.domain.template;

import dev.millrace.domain.document.Bytes;
import java.util.List;

/**
 * A miner's way through some lines.
 *
 * @param state behind them
 * @param assigned one for each line
 * @param changes what became of the templates, in that order
 */
public record Mined(Bytes state, List<Assigned> assigned, List<Change> changes) {

  public Mined {
    assigned = List.copyOf(assigned);
    changes = List.copyOf(changes);
  }

  /**
   * Takes a state through lines; the same in one step or in several.
   *
   * @param before no bytes at the beginning
   */
  public static Mined of(Bytes before, List<LogLine> lines) {
    TemplateMiner miner = TemplateMiner.of(before);
    List<Assigned> assigned = lines.stream().map(miner::take).toList();
    return new Mined(miner.state(), assigned, miner.changes());
  }

  /** Two states as one. */
  public static Mined merged(Bytes one, Bytes other) {
    TemplateMiner miner = TemplateMiner.of(one);
    miner.merge(TemplateMiner.of(other));
    return new Mined(miner.state(), List.of(), miner.changes());
  }
}
