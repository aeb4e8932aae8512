package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.erase.EraseRecord;
import dev.millrace.application.erase.Proof;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code millrace erase KEY}. */
@Command(
    name = "erase",
    header = "Erases one record everywhere, for good, and shows the proof.",
    description = {
      "Takes the record out of PostgreSQL at once: its version, raw records, the bodies of their"
          + " pages, its events in the outbox, dead letters and quarantine. Publishes a null value,"
          + " by which the stream deletes it from every view and Kafka's compaction its events. Only a"
          + " hash of the key is kept: whoever brings the record again is refused, and no replay,"
          + " redrive or rebuild brings it back. All sheets add up as before.",
      "Shows every place that was looked at, what was there, and what is there now. There is no way"
          + " back: look first, by --dry-run. To repeat it is safe.",
      "Not at once: events stay in the topic until it is compacted (a day and more), dead letters in"
          + " theirs for 30 days, bytes in files until the servers write these anew, and backups as"
          + " long as you keep them. The events of a user are records of their own, each with a key."
          + " docs/operating.md tells what takes how long.",
      "Exits 1 when something is left after the wait, as when the stream does not run; it goes on by"
          + " itself, and the same command shows it."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace erase 7a0eed16-9430-4d68-901f-c0d4c1c3bf22 --dry-run",
      "  millrace erase 7a0eed16-9430-4d68-901f-c0d4c1c3bf22",
      "  millrace erase 0a1d3c52-6c1f-4c55-9a63-0f3ad6d3a7c1 --family user-events --wait 300"
    })
final class EraseCommand implements Callable<Integer> {

  private static final long PAUSE_MILLIS = 500;

  @Mixin private Installation installation;

  @Parameters(paramLabel = "KEY", description = "The record's key; a user's is its login.uuid.")
  private String key;

  @Option(
      names = "--family",
      paramLabel = "NAME",
      description = "Default: ${DEFAULT-VALUE}",
      defaultValue = "users")
  private String family;

  @Option(names = "--dry-run", description = "Only tells what there is of it, and where.")
  private boolean dryRun;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description =
          "How long to wait for the topic and the views, which follow. Default: ${DEFAULT-VALUE}",
      defaultValue = "60")
  private long wait;

  @Override
  public Integer call() {
    if (wait < 0) {
      throw new IllegalArgumentException("--wait is at least 0, not " + wait);
    }
    FamilyName of = new FamilyName(family);
    RecordKey sought = new RecordKey(key);
    return installation.with(Modules.erase(), injector -> answer(injector, of, sought));
  }

  private ExitCode answer(Injector injector, FamilyName of, RecordKey sought) {
    EraseRecord erasing = injector.getInstance(EraseRecord.class);
    installation
        .output()
        .say(
            "Reads the whole quarantine and the topic %s for what is of it: gigabytes take minutes."
                .formatted(of.topic()));
    return dryRun
        ? ProofText.printLook(installation.output(), erasing.look(of, sought))
        : ProofText.print(installation.output(), erase(erasing, of, sought));
  }

  private Proof erase(EraseRecord erasing, FamilyName of, RecordKey sought) {
    Proof proof = erasing.erase(of, sought, System.getProperty("user.name", "unknown"));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(wait);
    long lastLook = 0;
    while (!proof.isDone() && System.nanoTime() < deadline) {
      pause(lastLook);
      long begun = System.nanoTime();
      proof = erasing.again(proof);
      lastLook = System.nanoTime() - begun;
    }
    return proof;
  }

  /** As long as it took to look, which may be at the whole topic. */
  private static void pause(long lastLook) {
    try {
      Thread.sleep(Math.max(PAUSE_MILLIS, TimeUnit.NANOSECONDS.toMillis(lastLook)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure(
          "interrupted while the stream deletes; it goes on, and the same command shows it", e);
    }
  }
}
