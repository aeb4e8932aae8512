package dev.millrace.domain.anomaly;

import dev.millrace.domain.document.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A sensor's way through a batch: what is held of it behind the batch, and what its readings
 * showed.
 *
 * @param held for the next batch
 * @param scores of all readings, in their order
 * @param alerts as each change left them, in the order of the changes
 */
public record Step(Bytes held, List<Score> scores, List<Alert> alerts) {

  public Step {
    scores = List.copyOf(scores);
    alerts = List.copyOf(alerts);
  }

  /**
   * Takes a sensor through a batch.
   *
   * @param before what was held of it before; empty at first
   * @param readings in the order in which they came
   * @throws IllegalArgumentException when what was held is of another version
   */
  public static Step of(Bytes before, List<Reading> readings) {
    Detector detector = before.length() == 0 ? new Detector() : Detector.of(before);
    List<Score> scores = new ArrayList<>(readings.size());
    List<Alert> alerts = new ArrayList<>();
    for (Reading reading : readings) {
      scores.add(new Score(reading, detector.add(reading)));
      detector.changed().ifPresent(alerts::add);
    }
    return new Step(detector.bytes(), scores, alerts);
  }
}
