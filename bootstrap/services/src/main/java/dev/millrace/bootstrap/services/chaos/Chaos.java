package dev.millrace.bootstrap.services.chaos;

import dev.millrace.application.ingest.SubmitRun;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.local.Stack;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Carries one run after the other through a running pipeline and strikes them; a run is struck
 * again as long as it goes on.
 */
public final class Chaos {

  /** How soon everything has to be green again. */
  public static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Duration PATIENCE = LIMIT.multipliedBy(2);

  private final Books books;
  private final SubmitRun submit;
  private final Stack stack;
  private final Oracle oracle;
  private final Consumer<String> say;
  private final Recovery recovery = new Recovery(PATIENCE);

  public Chaos(Books books, SubmitRun submit, Stack stack, Oracle oracle, Consumer<String> say) {
    this.books = books;
    this.submit = submit;
    this.stack = stack;
    this.oracle = oracle;
    this.say = say;
  }

  /**
   * Strikes until there are no strikes left.
   *
   * @param plans gives the plan of the next run, when the run before has arrived
   */
  public ChaosReport strike(List<Strike> strikes, Supplier<RunPlan> plans)
      throws InterruptedException {
    Deque<Strike> left = new ArrayDeque<>(strikes);
    List<Judged> judged = new ArrayList<>();
    while (!left.isEmpty()) {
      judged.add(carry(plans.get(), left));
    }
    return new ChaosReport(judged);
  }

  private Judged carry(RunPlan plan, Deque<Strike> left) throws InterruptedException {
    long countedBefore = books.counted();
    RunId run = submit.submit(plan);
    say.accept("run " + run + " of " + plan.records() + " records");
    List<Struck> struck = new ArrayList<>();
    do {
      struck.add(strike(left.remove(), run, countedBefore));
    } while (!left.isEmpty() && isUnderWay(run));
    return new Judged(struck, judge(run, countedBefore));
  }

  private boolean isUnderWay(RunId run) {
    return !books.run(run).state().isOver();
  }

  private Struck strike(Strike strike, RunId run, long countedBefore) throws InterruptedException {
    Thread.sleep(strike.after().toMillis());
    new Blow(stack).strike(strike);
    Healing healing =
        recovery.await(
            List.of(new ProcessesAnswer(stack), new HopsGoOn(books, run, countedBefore)));
    Struck struck = new Struck(strike, run, healing);
    say.accept(
        "  "
            + strike
            + ": "
            + (healing.complaints().isEmpty() ? "green" : "NOT green, " + healing.complaints())
            + " after "
            + healing.took().toMillis()
            + " ms");
    return struck;
  }

  private List<String> judge(RunId run, long countedBefore) throws InterruptedException {
    Healing arrival = recovery.await(List.of(new AllArrived(books, run, countedBefore)));
    if (!arrival.complaints().isEmpty()) {
      return List.of("run " + run + " did not arrive: " + arrival.complaints());
    }
    List<String> problems = new ArrayList<>(oracle.differences(run));
    if (!books.isProved(run)) {
      problems.add("run " + run + " is not verified");
    }
    problems.forEach(say);
    return problems;
  }
}
