package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.application.ingest.SubmitRun;
import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.bootstrap.services.progress.Gauge;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.Runs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Carries runs through a running pipeline, watches them to their end, and proves them. */
public final class Demo {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final SubmitRun submit;
  private final RunWatch watch;
  private final VerifyRun verify;
  private final LatencyProbe probe;
  private final InstantSource clock;
  private final Consumer<String> say;
  private final Function<String, Gauge> gauges;

  private final HopRate ingest = new HopRate("source to outbox");
  private final HopRate relay = new HopRate("outbox to Kafka");
  private final HopRate stream = new HopRate("Kafka to Cassandra");
  private final Resident resident;

  private Passed before = new Passed(0, 0, 0);
  private Passed now = before;

  public Demo(
      SubmitRun submit,
      Runs runs,
      Ledger ledger,
      VerifyRun verify,
      LatencyProbe probe,
      Resident resident,
      InstantSource clock,
      Consumer<String> say,
      Function<String, Gauge> gauges) {
    this.submit = submit;
    this.watch = new RunWatch(runs, ledger, PATIENCE);
    this.verify = verify;
    this.probe = probe;
    this.resident = resident;
    this.clock = clock;
    this.say = say;
    this.gauges = gauges;
  }

  /** Carries one run after the other; what it returns is complete only when all of them are. */
  public DemoResult carry(List<RunPlan> plans) throws InterruptedException {
    List<Verification> verifications = new ArrayList<>();
    for (RunPlan plan : plans) {
      RunId run = submit.submit(plan);
      say.accept("Run " + run + ": " + plan.records() + " records of " + plan.page(1).address());
      follow(run);
      verifications.add(prove(run));
    }
    return new DemoResult(verifications, List.of(ingest, relay, stream), probe, resident.looks());
  }

  /** Carries the run that some records are pushed in. */
  public DemoResult carry(Pushing pushing) throws InterruptedException {
    RunId run = pushing.begin();
    say.accept("Run " + run + " takes what is pushed.");
    follow(run);
    pushing.join();
    return new DemoResult(
        List.of(prove(run)), List.of(ingest, relay, stream), probe, resident.looks());
  }

  private void follow(RunId run) throws InterruptedException {
    probe.nextRun();
    before = now;
    try (Gauge gauge = gauges.apply("carrying")) {
      watch
          .follow(run, gauge, sheet -> look(run, sheet))
          .ifPresent(problem -> say.accept("Run " + run + ": " + problem + "."));
    }
  }

  private Verification prove(RunId run) {
    try (Gauge gauge = gauges.apply("proving")) {
      return verify
          .verify(
              run,
              (done, total) -> {
                resident.look();
                gauge.at(done, total, "");
              })
          .orElseThrow();
    }
  }

  private void look(RunId run, Sheet sheet) {
    probe.look(run);
    now = before.plus(sheet);
    Instant at = clock.instant();
    ingest.note(at, now.fetched());
    relay.note(at, now.published());
    stream.note(at, now.arrived());
    resident.look();
  }

  /** How many records have passed each hop, over all runs. */
  private record Passed(long fetched, long published, long arrived) {

    Passed plus(Sheet sheet) {
      return new Passed(
          fetched + sheet.fetched(),
          published + sheet.published(),
          arrived + sheet.served() + sheet.deadLettered());
    }
  }
}
