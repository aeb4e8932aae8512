package dev.millrace.application.ingest;

import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.KeptCall;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.intake.LockedKeys;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.intake.Standing;
import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Counts what became of the records that are taken in, once they are committed. For watching: a
 * page whose commit nobody heard of is left out, and only the ledger is exact.
 */
public final class CountedIntake implements Intake {

  private final Intake intake;
  private final Map<TakenKind, Long> counts = new ConcurrentHashMap<>();

  public CountedIntake(Intake intake) {
    this.intake = intake;
  }

  /**
   * How many there were of each kind since the process began; a kind that none was of is absent.
   */
  public Map<TakenKind, Long> counts() {
    return Map.copyOf(counts);
  }

  @Override
  public <T> T inTransaction(Function<IntakeTransaction, T> work) {
    List<PageWrite> written = new ArrayList<>();
    T result =
        intake.inTransaction(
            transaction -> {
              written.clear();
              return work.apply(new Noted(transaction, written));
            });
    written.forEach(this::count);
    return result;
  }

  private void count(PageWrite write) {
    write.records().forEach(record -> counts.merge(TakenKind.of(write, record), 1L, Long::sum));
  }

  @Override
  public void keep(RunId run, Evidence evidence) {
    intake.keep(run, evidence);
  }

  /** A transaction that notes what it writes. */
  private record Noted(IntakeTransaction transaction, List<PageWrite> written)
      implements IntakeTransaction {

    @Override
    public boolean isDue(RunId run, int page) {
      return transaction.isDue(run, page);
    }

    @Override
    public Optional<Standing> lockRun(RunId run) {
      return transaction.lockRun(run);
    }

    @Override
    public LockedKeys lock(FamilyName family, Set<RecordKey> keys) {
      return transaction.lock(family, keys);
    }

    @Override
    public void write(PageWrite page) {
      transaction.write(page);
      written.add(page);
    }

    @Override
    public Map<CallKey, KeptCall> answered(Set<CallKey> calls) {
      return transaction.answered(calls);
    }

    @Override
    public void keep(List<KeptCall> calls) {
      transaction.keep(calls);
    }
  }
}
