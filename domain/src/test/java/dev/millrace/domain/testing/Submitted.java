package dev.millrace.domain.testing;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.Runs;
import java.net.URI;
import java.util.UUID;

/** Runs to begin with. */
public final class Submitted {

  private Submitted() {}

  public static RunPlan plan() {
    return new RunPlan(
        PageFixture.THINGS, URI.create("http://127.0.0.1/api/1.4/"), "seed", 1_000, 10);
  }

  /** A new run of things. */
  public static RunId run(Runs runs) {
    return run(runs, plan());
  }

  /** A new run of things from another source. */
  public static RunId run(Runs runs, String source) {
    return run(runs, new RunPlan(PageFixture.THINGS, URI.create(source), "seed", 1_000, 10));
  }

  private static RunId run(Runs runs, RunPlan plan) {
    RunId id = new RunId(UUID.randomUUID());
    runs.submit(id, plan);
    return id;
  }
}
