package dev.millrace.application.collect;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.TransientFailure;
import java.util.List;
import java.util.Optional;

/** Commits a group of batches as one page, and tells each what became of it. */
final class GroupCommit<R> {

  private final CollectingRun<R> run;
  private final CollectorPorts ports;
  private final CollectLimits limits;

  GroupCommit(CollectingRun<R> run, CollectorPorts ports, CollectLimits limits) {
    this.run = run;
    this.ports = ports;
    this.limits = limits;
  }

  void store(List<Waiting<R>> group) {
    try {
      tryToStore(group);
    } catch (RuntimeException | Error failure) {
      fail(group, failure);
      throw failure;
    }
  }

  /** What would keep the next from being stored, too. */
  private Optional<Failure> tryToStore(List<Waiting<R>> group) {
    try {
      answer(group, new Commitment<>(group, run, ports, limits).stored());
      return Optional.empty();
    } catch (TransientFailure | OutcomeUnknown away) {
      fail(group, away);
      return Optional.of(away);
    } catch (RuntimeException | StackOverflowError failure) {
      return apart(group, failure);
    }
  }

  private void answer(List<Waiting<R>> group, Stored stored) {
    run.took(stored.records());
    for (int i = 0; i < group.size(); i++) {
      group.get(i).answer().complete(stored.answers().get(i));
    }
  }

  private static void fail(List<? extends Waiting<?>> group, Throwable failure) {
    group.forEach(batch -> batch.answer().completeExceptionally(failure));
  }

  /** One that cannot be stored must not take the others with it. */
  private Optional<Failure> apart(List<Waiting<R>> group, Throwable failure) {
    if (group.size() == 1) {
      fail(group, failure);
      return Optional.empty();
    }
    Optional<Failure> away = Optional.empty();
    for (Waiting<R> batch : group) {
      if (away.isPresent()) {
        fail(List.of(batch), new TransientFailure("not tried: " + away.get().getMessage()));
      } else {
        away = tryToStore(List.of(batch));
      }
    }
    return away;
  }
}
