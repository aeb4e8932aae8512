package dev.millrace.application.collect;

import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores one group, and finds out whether it did when the answer to a commit is lost. */
final class Commitment<R> {

  /** However short each is. */
  private static final int ATTEMPTS = 12;

  private final List<Waiting<R>> group;
  private final CollectingRun<R> run;
  private final CollectorPorts ports;
  private final Instant begun;
  private final Instant deadline;

  private CollectingRun.Current<R> open;
  private @Nullable Stored lost;
  private @Nullable OutcomeUnknown unknown;

  Commitment(
      List<Waiting<R>> group, CollectingRun<R> run, CollectorPorts ports, CollectLimits limits) {
    this.group = group;
    this.run = run;
    this.ports = ports;
    this.begun = ports.clock().instant();
    this.deadline = begun.plus(limits.patience());
    this.open = run.current();
  }

  /** What was stored. */
  Stored stored() {
    Optional<Stored> stored = Optional.empty();
    for (int left = ATTEMPTS; stored.isEmpty(); left--) {
      stored = attempt(left == 1);
    }
    return stored.get();
  }

  private Optional<Stored> attempt(boolean isLast) {
    Attempt<R> attempt = new Attempt<>(open, group, begun, lost);
    try {
      Optional<Stored> stored = ports.intake().inTransaction(attempt::store);
      if (stored.isEmpty()) {
        openAnother();
      }
      return stored;
    } catch (OutcomeUnknown failure) {
      lost = attempt.last() == null ? lost : attempt.last();
      unknown = failure;
      giveUpWhen(isLast, failure);
    } catch (TransientFailure failure) {
      giveUpWhen(isLast || unknown == null, unknown == null ? failure : unknown);
    } catch (PermanentFailure failure) {
      throw unknown == null ? failure : unknown;
    }
    return Optional.empty();
  }

  /** A run that is over has not stored the group, and will not. */
  private void openAnother() {
    run.isOver();
    open = run.current();
    lost = null;
    unknown = null;
  }

  private void giveUpWhen(boolean isLast, RuntimeException failure) {
    if (isLast || !ports.clock().instant().isBefore(deadline)) {
      throw failure;
    }
  }
}
