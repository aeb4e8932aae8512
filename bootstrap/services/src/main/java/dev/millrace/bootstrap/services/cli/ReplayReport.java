package dev.millrace.bootstrap.services.cli;

import dev.millrace.application.replay.Lost;
import dev.millrace.application.replay.Step;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.ReplayId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one command published again, and some of what it could not. */
final class ReplayReport {

  /** How many records that could not be are listed. */
  static final int LISTED = 20;

  private final Map<ReplayId, Replay> replays = new LinkedHashMap<>();
  private final List<Lost> lost = new ArrayList<>();

  void add(Replay replay) {
    replays.put(replay.id(), replay);
  }

  void add(Step step) {
    add(step.replay());
    step.lost().stream().limit(LISTED - lost.size()).forEach(lost::add);
  }

  Collection<Replay> replays() {
    return replays.values();
  }

  List<Lost> lost() {
    return lost;
  }

  boolean isOver() {
    return replays().stream().allMatch(Replay::isOver);
  }

  /** Whether nothing is lost, as far as it has come. */
  boolean isWhole() {
    return replays().stream()
        .allMatch(replay -> replay.lost() == 0 && replay.unnamed() == 0 && !replay.isCancelled());
  }
}
