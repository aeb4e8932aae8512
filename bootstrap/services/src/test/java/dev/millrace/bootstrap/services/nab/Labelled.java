package dev.millrace.bootstrap.services.nab;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Labelled series for tests, and scores that are 0 but at some readings. */
final class Labelled {

  private static final Instant BEGIN = Instant.parse("2015-03-01T00:00:00Z");

  private Labelled() {}

  static Series series(int size, Window... windows) {
    return new Series(
        "group",
        "group/some.csv",
        IntStream.range(0, size)
            .mapToObj(i -> new Series.Reading(BEGIN.plusSeconds(300L * i), i))
            .toList(),
        List.of(windows));
  }

  /** Detections of one score. */
  static ScoredSeries detected(Series series, double score, int... readings) {
    double[] scores = new double[series.readings().size()];
    Arrays.stream(readings).forEach(reading -> scores[reading] = score);
    return new ScoredSeries(series, scores);
  }
}
