package dev.millrace.application.collect;

import dev.millrace.application.ingest.Candidate;
import dev.millrace.domain.family.Family;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A batch whose records are parsed, and its answer to be. */
record Waiting<R>(Batch batch, List<Candidate<R>> candidates, CompletableFuture<Collected> answer) {

  static <R> Waiting<R> of(Family<R> family, Batch batch) {
    List<Candidate<R>> candidates =
        batch.lines().stream().map(line -> candidate(family, line)).toList();
    return new Waiting<>(batch, candidates, new CompletableFuture<>());
  }

  private static <R> Candidate<R> candidate(Family<R> family, Line line) {
    return line.problems().isEmpty()
        ? Candidate.of(family, line.raw())
        : new Candidate.Unfit<>(line.raw(), line.problems());
  }

  int size() {
    return candidates.size();
  }
}
