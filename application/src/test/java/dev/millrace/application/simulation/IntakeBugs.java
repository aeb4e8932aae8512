package dev.millrace.application.simulation;

import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.KeptCall;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.intake.LockedKeys;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.intake.Standing;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.users.User;
import dev.millrace.domain.view.WriteTime;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Bugs where pages are taken in. */
final class IntakeBugs {

  private IntakeBugs() {}

  /** The write time is the clock's, though the last version's is later. */
  static Product takesTheClockAsWriteTime() {
    return new Product() {
      @Override
      public IntakeTransaction transaction(IntakeTransaction transaction) {
        return new ForgetsWriteTimes(transaction);
      }
    };
  }

  /** The hash takes in what changes by itself. */
  static Product hashesWhatChangesByItself() {
    return new Product() {
      @Override
      public Family<User> family(InstantSource clock) {
        return new DelegatingFamily() {
          @Override
          public ContentHash contentHash(User user) {
            return ContentHash.ofText(super.contentHash(user).hex() + clock.instant());
          }
        };
      }
    };
  }

  private record ForgetsWriteTimes(IntakeTransaction transaction) implements IntakeTransaction {

    @Override
    public boolean isDue(RunId run, int page) {
      return transaction.isDue(run, page);
    }

    @Override
    public LockedKeys lock(FamilyName family, Set<RecordKey> keys) {
      LockedKeys locked = transaction.lock(family, keys);
      Map<RecordKey, LatestVersion> latest = new TreeMap<>();
      locked.latest().forEach((key, version) -> latest.put(key, withoutWriteTime(version)));
      return new LockedKeys(latest, locked.clockMicros());
    }

    @Override
    public void write(PageWrite page) {
      transaction.write(page);
    }

    @Override
    public Optional<Standing> lockRun(RunId run) {
      return transaction.lockRun(run);
    }

    @Override
    public Map<CallKey, KeptCall> answered(Set<CallKey> calls) {
      return transaction.answered(calls);
    }

    @Override
    public void keep(List<KeptCall> calls) {
      transaction.keep(calls);
    }

    private static LatestVersion withoutWriteTime(LatestVersion version) {
      return new LatestVersion(
          version.key(),
          version.version(),
          version.hash(),
          new WriteTime(0),
          version.event(),
          version.viewKeys(),
          version.previous(),
          version.ingestedAt());
    }
  }
}
