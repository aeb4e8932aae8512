package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.application.ingest.SubmitRun;
import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Carries runs through a running pipeline, watches them to their end, and proves them. */
public final class Demo {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration SAY_EVERY = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SubmitRun submit;
  private final Runs runs;
  private final Ledger ledger;
  private final VerifyRun verify;
  private final LatencyProbe probe;
  private final InstantSource clock;
  private final Consumer<String> say;

  private final HopRate ingest = new HopRate("source to outbox");
  private final HopRate relay = new HopRate("outbox to Kafka");
  private final HopRate stream = new HopRate("Kafka to Cassandra");
  private final Resident resident = new Resident();

  private long passedBefore;
  private long publishedBefore;
  private long servedBefore;

  public Demo(
      SubmitRun submit,
      Runs runs,
      Ledger ledger,
      VerifyRun verify,
      LatencyProbe probe,
      InstantSource clock,
      Consumer<String> say) {
    this.submit = submit;
    this.runs = runs;
    this.ledger = ledger;
    this.verify = verify;
    this.probe = probe;
    this.clock = clock;
    this.say = say;
  }

  /** Carries one run after the other; what it returns is complete only when all of them are. */
  public DemoResult carry(List<RunPlan> plans) throws InterruptedException {
    List<Verification> verifications = new ArrayList<>();
    for (RunPlan plan : plans) {
      RunId run = submit.submit(plan);
      say.accept("Run " + run + ": " + plan.records() + " records of " + plan.source());
      watch(run);
      verifications.add(verify.verify(run).orElseThrow());
    }
    return new DemoResult(verifications, List.of(ingest, relay, stream), probe, resident.peak());
  }

  private void watch(RunId run) throws InterruptedException {
    probe.nextRun();
    Sheet before = null;
    Instant changed = clock.instant();
    Instant said = changed;
    while (true) {
      probe.look(run);
      Sheet sheet = ledger.sheet(run).orElseThrow();
      Instant now = clock.instant();
      note(now, sheet);
      changed = sheet.equals(before) ? changed : now;
      before = sheet;
      if (isOver(run, sheet) || changed.plus(PATIENCE).isBefore(now)) {
        addUp(sheet);
        return;
      }
      if (said.plus(SAY_EVERY).isBefore(now)) {
        said = now;
        say.accept(line(sheet));
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  private boolean isOver(RunId run, Sheet sheet) {
    Run found = runs.find(run).orElseThrow();
    if (found.state() == RunState.FAILED) {
      say.accept("Run " + run + " failed: " + found.problem());
      return true;
    }
    return found.state() == RunState.FETCHED && sheet.isSettled();
  }

  private void note(Instant now, Sheet sheet) {
    ingest.note(now, passedBefore + sheet.fetched());
    relay.note(now, publishedBefore + sheet.published());
    stream.note(now, servedBefore + sheet.served() + sheet.deadLettered());
    resident.look();
  }

  private void addUp(Sheet sheet) {
    say.accept(line(sheet));
    passedBefore += sheet.fetched();
    publishedBefore += sheet.published();
    servedBefore += sheet.served() + sheet.deadLettered();
  }

  private static String line(Sheet sheet) {
    return String.format(
        "  fetched %,d  stored %,d  published %,d  served %,d",
        sheet.fetched(), sheet.stored(), sheet.published(), sheet.served());
  }
}
