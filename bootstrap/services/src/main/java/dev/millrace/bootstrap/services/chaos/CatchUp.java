package dev.millrace.bootstrap.services.chaos;

import dev.millrace.application.ingest.SubmitRun;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.local.Stack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Measures how long a pipeline needs to make up for the outage of a hop, while records come in. */
public final class CatchUp {

  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration BEFORE = Duration.ofSeconds(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Books books;
  private final SubmitRun submit;
  private final Stack stack;

  public CatchUp(Books books, SubmitRun submit, Stack stack) {
    this.books = books;
    this.submit = submit;
    this.stack = stack;
  }

  /**
   * Kills a process, keeps it down, starts it again, and waits until the backlog is as small as it
   * was before.
   *
   * @param plan of a run that goes on until then, at the rate at which records shall come in
   */
  public CaughtUp after(Target target, Duration held, RunPlan plan) throws InterruptedException {
    RunId run = submit.submit(plan);
    Thread.sleep(WARM_UP.toMillis());
    long storedBefore = books.sheet(run).stored();
    long before = largestBacklog(run);
    stack.kill(target.process());
    Thread.sleep(held.toMillis());
    long began = System.nanoTime();
    stack.start(target.process());
    Duration starting = Duration.ofNanos(System.nanoTime() - began);
    Healing healing = new Recovery(PATIENCE).await(List.of(() -> tooMuch(run, before)));
    long stored = books.sheet(run).stored() - storedBefore;
    Duration all = BEFORE.plus(held).plus(starting).plus(healing.took());
    return new CaughtUp(
        target,
        held,
        starting,
        healing.took(),
        stored * 1000.0 / all.toMillis(),
        healing.complaints().isEmpty() && !books.run(run).state().isOver());
  }

  private long largestBacklog(RunId run) throws InterruptedException {
    long largest = 0;
    long end = System.nanoTime() + BEFORE.toNanos();
    while (System.nanoTime() < end) {
      largest = Math.max(largest, backlog(run));
      Thread.sleep(LOOK_EVERY.toMillis());
    }
    return largest;
  }

  private Optional<String> tooMuch(RunId run, long before) {
    long backlog = backlog(run);
    return backlog <= before
        ? Optional.empty()
        : Optional.of("a backlog of " + backlog + ", " + before + " before");
  }

  private long backlog(RunId run) {
    Sheet sheet = books.sheet(run);
    return sheet.stored() - sheet.served() - sheet.deadLettered();
  }
}
