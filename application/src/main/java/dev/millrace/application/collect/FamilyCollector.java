package dev.millrace.application.collect;

import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.family.Family;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Collects the records of one family. */
final class FamilyCollector<R> {

  private final Family<R> family;
  private final WaitingLine<R> line;
  private final CollectingRun<R> run;
  private final GroupCommit<R> commit;
  private final Set<CallKey> underWay = ConcurrentHashMap.newKeySet();

  FamilyCollector(Family<R> family, CollectorPorts ports, CollectLimits limits) {
    this.family = family;
    this.line = new WaitingLine<>(limits);
    this.run = new CollectingRun<>(family, ports, limits);
    this.commit = new GroupCommit<>(run, ports, limits);
  }

  CompletionStage<Collected> collect(Batch batch) {
    Waiting<R> waiting = Waiting.of(family, batch);
    Call call = batch.call();
    if (call == null) {
      return joined(waiting);
    }
    if (!underWay.add(call.key())) {
      return CompletableFuture.completedFuture(new Collected.UnderWay());
    }
    return joined(waiting).whenComplete((collected, failure) -> underWay.remove(call.key()));
  }

  private CompletableFuture<Collected> joined(Waiting<R> waiting) {
    return line.join(waiting)
        ? waiting.answer()
        : CompletableFuture.completedFuture(new Collected.Full());
  }

  int commit(Duration patience) {
    List<Waiting<R>> group = line.next(patience);
    if (group.isEmpty()) {
      run.rest();
      return 0;
    }
    try {
      commit.store(group);
    } finally {
      line.left(group);
    }
    return group.size();
  }

  int waiting() {
    return line.records();
  }

  void close() {
    run.end();
  }
}
