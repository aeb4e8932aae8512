package dev.millrace.bootstrap.services.nab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the threshold that is best for a profile over all series together. */
final class Threshold {

  /** Above every score: nothing is detected. */
  static final double SILENT = Double.POSITIVE_INFINITY;

  private record Candidate(double score, Tally tally, int reading) {}

  private Threshold() {}

  /** The highest of those that are best. */
  static double best(Profile profile, List<ScoredSeries> all) {
    List<Candidate> falling = falling(profile, all);
    double count = all.stream().mapToDouble(one -> one.missed(profile)).sum();
    double most = count;
    double best = SILENT;
    for (int i = 0; i < falling.size(); i++) {
      Candidate candidate = falling.get(i);
      count += candidate.tally.detect(candidate.reading);
      boolean isLastOfEqual = i + 1 == falling.size() || falling.get(i + 1).score < candidate.score;
      if (isLastOfEqual && count > most) {
        most = count;
        best = candidate.score;
      }
    }
    return best;
  }

  private static List<Candidate> falling(Profile profile, List<ScoredSeries> all) {
    List<Candidate> candidates = new ArrayList<>();
    for (ScoredSeries one : all) {
      Tally tally = new Tally(profile, one);
      for (int i = one.series().probation(); i < one.series().readings().size(); i++) {
        if (one.score(i) > 0) {
          candidates.add(new Candidate(one.score(i), tally, i));
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
    return candidates;
  }
}
