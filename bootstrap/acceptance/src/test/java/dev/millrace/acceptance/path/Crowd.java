package dev.millrace.acceptance.path;

import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.simulator.generated.Generation;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Plans of runs that ask for the same users again and again. Before each run some of them move to
 * another country and get another address, some move back, and the rest are duplicates.
 */
final class Crowd implements Supplier<RunPlan> {

  private static final int PAGE = 200;

  private final RunningPipeline path;
  private final String seed;
  private final int users;
  private final Random random;
  private int run;

  /**
   * @param seed names the users at the source
   * @param users a multiple of {@value #PAGE}
   * @param changes a seed too: of who changes between the runs
   */
  Crowd(RunningPipeline path, String seed, int users, long changes) {
    this.path = path;
    this.seed = seed;
    this.users = users;
    this.random = new Random(changes);
  }

  /** The next run's plan, for when the run before has arrived: the source changes with it. */
  @Override
  public RunPlan get() {
    if (run > 0) {
      path.simulator()
          .faults()
          .generation(
              Generation.of(run)
                  .affecting(0.2 + 0.6 * random.nextDouble())
                  .changing(Generation.Change.COUNTRY, Generation.Change.EMAIL));
    }
    run++;
    return path.plan(seed, users, PAGE);
  }
}
